using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.State;

namespace Kontor.World.Perpetuals.Prices;

/// <summary>
/// Says what the underlying of a contract costs elsewhere, in smallest units of the quote for one whole coin. The result is the mark price.
/// </summary>
public sealed record SetIndexPrice(ExchangeId Exchange, string Symbol, long IndexUnits) : Command<Outcome<long>>
{
    public override CommandKind Kind => CommandKind.SetIndexPrice;

    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        if (reject != Reject.None)
            return reject;
        if (contract.Record.State == ContractState.Offline)
            return Reject.ContractOffline;
        if (IndexUnits <= 0)
            return Reject.NotPositive;
        // No further than prices of the book go, and never so far that a premium on top of it could not be counted.
        if (IndexUnits > Int128.Min(long.MaxValue / 4, (Int128)OrderBook.PriceTicksMax * contract.Record.TickUnits))
            return Reject.PriceTooHigh;
        perpetuals.Risk.SetIndex(contract, IndexUnits, nowMs);
        return contract.MarkUnits;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteText(Symbol);
        writer.WriteLong(IndexUnits);
    }

    public static SetIndexPrice Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadText(), reader.ReadLong());
}
