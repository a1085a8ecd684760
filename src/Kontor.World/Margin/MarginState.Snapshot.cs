using Kontor.World.Codec;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.World.Margin;

public sealed partial class MarginState
{
    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_nextLoanId);
        writer.WriteLong(_nextRepaymentId);
        writer.WriteCount(_exchanges.Count);
        foreach (var exchange in _exchanges)
            exchange.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        _nextLoanId = reader.ReadLong();
        _nextRepaymentId = reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var exchange = new MarginExchange(this, ledgers.Exchanges[_exchanges.Count], spot.Of(ledgers.Exchanges[_exchanges.Count]));
            exchange.Load(ref reader);
            _exchanges.Add(exchange);
            foreach (var account in exchange.Accounts)
            foreach (var loan in account.OpenLoans)
            {
                _loans.Add(loan.Id, loan);
                _exchangeOfLoan.Add(loan.Id, exchange);
            }
        }
    }

    /// <summary>What the house has lent and not got back is what users owe, and what it has written off.</summary>
    public void Check(ICollection<string> broken)
    {
        foreach (var exchange in _exchanges)
            exchange.Check(broken);
    }
}
