using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Adds a market to an exchange, or changes what may change about it.</summary>
public sealed record DefineMarket(ExchangeId Exchange, MarketRecord Market) : Command<Outcome<MarketRecord>>
{
    public override CommandKind Kind => CommandKind.DefineMarket;

    public override Outcome<MarketRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (!Bounds.IsName(Market.Symbol) || string.Equals(Market.Base, Market.Quote, StringComparison.Ordinal) || !Market.IsValid)
            return Reject.Malformed;
        if (ledger.FindAsset(Market.Base) is not { } baseAsset || ledger.FindAsset(Market.Quote) is null)
            return Reject.UnknownAsset;
        if (TickValue.Of(Market.TickUnits, Market.LotUnits, baseAsset.Decimals) == 0)
            return Reject.Malformed;
        var spot = state.Spot.Of(ledger);
        if (spot.FindMarket(Market.Symbol) is { } known && !IsSame(known))
            return Reject.Conflict;
        if (spot.FindMarket(Market.Symbol) is null && spot.Markets.Count >= Bounds.MarketsPerExchangeMax)
            return Reject.TooMany;
        var market = spot.Put(Market);
        if (Market.State == MarketState.Delisted)
            spot.Desk.Delist(market, nowMs);
        return Market;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Market);
    }

    public static DefineMarket Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadMarket());

    private bool IsSame(MarketRecord known) =>
        string.Equals(known.Base, Market.Base, StringComparison.Ordinal)
        && string.Equals(known.Quote, Market.Quote, StringComparison.Ordinal)
        && known.TickUnits == Market.TickUnits
        && known.LotUnits == Market.LotUnits;
}
