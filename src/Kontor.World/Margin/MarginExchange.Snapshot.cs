using Kontor.World.Codec;
using Kontor.World.Ledger;

namespace Kontor.World.Margin;

public sealed partial class MarginExchange
{
    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_terms.Count);
        foreach (var (market, terms) in _terms)
        {
            writer.WriteCount(market);
            writer.Write(terms);
            _triggers[market].Save(ref writer);
        }
        writer.WriteCount(Accounts.Count);
        foreach (var account in Accounts)
        {
            writer.WriteLong(account.User);
            writer.WriteCount(account.Market);
            writer.WriteCount(account.BaseAccount);
            writer.WriteCount(account.QuoteAccount);
            writer.WriteBool(account.IsInLiquidation);
            writer.WriteBool(account.IsDue);
            writer.WriteCount(account.OpenLoans.Count);
            foreach (var loan in account.OpenLoans)
                loan.Save(ref writer);
        }
        writer.WriteCount(_writtenOff.Count);
        foreach (var (asset, amount) in _writtenOff)
        {
            writer.WriteCount(asset);
            writer.WriteAmount(amount);
        }
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var market = (int)reader.ReadUnsigned();
            Put(market, reader.ReadMarginTerms());
            _triggers[market].Load(ref reader);
        }
        for (var left = reader.ReadCount(); left > 0; left--)
            LoadAccount(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            _writtenOff.Add((int)reader.ReadUnsigned(), reader.ReadAmount());
    }

    /// <summary>What the house has lent and not got back is what users owe, and what it has written off.</summary>
    internal void Check(ICollection<string> broken)
    {
        for (var asset = 0; asset < Ledger.Assets.All.Count; asset++)
        {
            var owed = _writtenOff.GetValueOrDefault(asset);
            foreach (var account in Accounts)
            {
                owed += Ledger.AssetOf(account.BaseAccount) == asset ? account.PrincipalOf(isBase: true) : 0;
                owed += Ledger.AssetOf(account.QuoteAccount) == asset ? account.PrincipalOf(isBase: false) : 0;
            }
            var lent = -Ledger.BalanceOf(House.Lending, Ledger.Assets[asset].Code).Available;
            if (lent != owed)
                broken.Add($"margin: {Ledger.Name}: {lent} of {Ledger.Assets[asset].Code} is lent and {owed} is owed");
        }
        foreach (var account in Accounts.Where(account => _margin.IsOverlooked(this, account)))
            broken.Add($"margin: {Ledger.Name}: account {account.Number} should be liquidated and is not");
    }

    private void LoadAccount(ref RecordReader reader)
    {
        var account = new MarginAccount
        {
            Number = Accounts.Count,
            User = reader.ReadLong(),
            Market = (int)reader.ReadUnsigned(),
            BaseAccount = (int)reader.ReadUnsigned(),
            QuoteAccount = (int)reader.ReadUnsigned(),
        };
        account.IsInLiquidation = reader.ReadBool();
        account.IsDue = reader.ReadBool();
        for (var left = reader.ReadCount(); left > 0; left--)
            account.OpenLoans.Add(Loan.Load(ref reader));
        Accounts.Add(account);
        _numberByOwner.Add((account.User, account.Market), account.Number);
    }
}
