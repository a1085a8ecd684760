using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary><c>fill</c> of spot: every trade of the user.</summary>
internal sealed class SpotFillTopic(TopicKey key, UserWatches watches, TradingHouse house, string name) : PrivateTopic(key, watches, name)
{
    protected override void Show(FeedEvent one)
    {
        if (one is SpotOrderChanged { Fill: { } fill })
            Push(one, OrderUpdate, (house.MarketAt(fill.Market), fill), static (json, push) => Write(json, push.Item1, push.fill));
    }

    private static void Write(Utf8JsonWriter json, SpotMarketView market, in SpotFillRow fill)
    {
        json.WriteString("id"u8, Ids.SpotTrade.Text(fill.TradeId));
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("baseCoin"u8, market.Record.Base);
        json.WriteString("quoteCoin"u8, market.Record.Quote);
        json.WriteString("orderId"u8, Ids.SpotOrder.Text(fill.OrderId));
        json.WriteString("orderSide"u8, Words.Of(fill.Side));
        json.WriteString("fillSize"u8, market.SizeBound(fill.Lots));
        json.WriteString("fillValue"u8, market.NotionalBound(fill.Value));
        var decimals = fill.FeeAsset == market.BaseAsset ? market.BaseDecimals : market.QuoteDecimals;
        json.WriteString("fillFee"u8, Units.FormatTrimmed(fill.Fee, decimals));
        json.WriteString("direction"u8, fill.IsMaker != 0 ? "MAKER" : "TAKER");
        OrderFields.WriteTimes(json, fill.TimeMs, fill.TimeMs);
    }
}
