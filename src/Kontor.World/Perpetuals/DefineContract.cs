using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>Adds a contract to an exchange, or changes what may change about it. One that goes offline loses its
/// open orders and plans, and its positions are settled at the mark price.</summary>
public sealed record DefineContract(ExchangeId Exchange, ContractRecord Contract) : Command<Outcome<ContractRecord>>
{
    // Times the highest price there is, the largest position stays within the bound of amounts.
    private static readonly Int128 LotValueMax = Bounds.AmountMax >> 40;

    public override CommandKind Kind => CommandKind.DefineContract;

    public override Outcome<ContractRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (!Contract.IsValid)
            return Reject.Malformed;
        if (ledger.FindAsset(Contract.Base) is not { } baseAsset || ledger.FindAsset(Contract.Quote) is null)
            return Reject.UnknownAsset;
        var value = TickValue.Of(Contract.TickUnits, Contract.LotUnits, baseAsset.Decimals);
        if (value == 0 || (Int128)value * Contract.PositionLotsMax > LotValueMax)
            return Reject.Malformed;
        var perpetuals = state.Perpetuals.Of(ledger);
        var known = perpetuals.ContractOf(Contract.Symbol);
        if (known is not null && !IsSame(known.Record))
            return Reject.Conflict;
        if (known is null && perpetuals.Contracts.Count >= Bounds.MarketsPerExchangeMax)
            return Reject.TooMany;
        // It asks to be woken for its funding rounds and samples.
        if (known is null && state.Schedule.Room < 2)
            return Reject.TooMany;
        perpetuals.Define(Contract, nowMs);
        return Contract;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Contract);
    }

    public static DefineContract Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadContract());

    private bool IsSame(ContractRecord known) =>
        string.Equals(known.Base, Contract.Base, StringComparison.Ordinal)
        && string.Equals(known.Quote, Contract.Quote, StringComparison.Ordinal)
        && known.TickUnits == Contract.TickUnits
        && known.LotUnits == Contract.LotUnits;
}
