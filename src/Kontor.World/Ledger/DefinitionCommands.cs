using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Ledger;

/// <summary>Adds an asset to an exchange, or changes what may change about it.</summary>
public sealed record DefineAsset(ExchangeId Exchange, AssetRecord Asset) : Command<Outcome<AssetRecord>>
{
    public override CommandKind Kind => CommandKind.DefineAsset;

    public override Outcome<AssetRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (!Bounds.IsName(Asset.Code) || !Bounds.IsName(Asset.Name) || Asset.Decimals is < 0 or > AssetRecord.DecimalsMax)
            return Reject.Malformed;
        if (exchange.FindAsset(Asset.Code) is { } known && known.Decimals != Asset.Decimals)
            return Reject.Conflict;
        if (exchange.FindAsset(Asset.Code) is null && exchange.Assets.Count >= Bounds.AssetsPerExchangeMax)
            return Reject.TooMany;
        exchange.Put(Asset);
        return Asset;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Asset);
    }

    public static DefineAsset Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadAsset());
}

/// <summary>Adds a market to an exchange, or changes what may change about it.</summary>
public sealed record DefineMarket(ExchangeId Exchange, MarketRecord Market) : Command<Outcome<MarketRecord>>
{
    public override CommandKind Kind => CommandKind.DefineMarket;

    public override Outcome<MarketRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (!Bounds.IsName(Market.Symbol) || string.Equals(Market.Base, Market.Quote, StringComparison.Ordinal) || !Market.HasValidFees)
            return Reject.Malformed;
        if (exchange.FindAsset(Market.Base) is null || exchange.FindAsset(Market.Quote) is null)
            return Reject.UnknownAsset;
        if (exchange.FindMarket(Market.Symbol) is { } known && !HasSameAssets(known))
            return Reject.Conflict;
        if (exchange.FindMarket(Market.Symbol) is null && exchange.Markets.Count >= Bounds.MarketsPerExchangeMax)
            return Reject.TooMany;
        exchange.Put(Market);
        return Market;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Market);
    }

    public static DefineMarket Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadMarket());

    private bool HasSameAssets(MarketRecord known) =>
        string.Equals(known.Base, Market.Base, StringComparison.Ordinal)
        && string.Equals(known.Quote, Market.Quote, StringComparison.Ordinal);
}
