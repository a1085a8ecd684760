using System.Text.Json;
using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary><c>fill</c> of contracts: every trade of the user, those of his liquidation included.</summary>
internal sealed class ContractFillTopic(TopicKey key, UserWatches watches, TradingHouse house, string name)
    : PrivateTopic(key, watches, name)
{
    protected override void Show(FeedEvent one)
    {
        if (one is not PerpetualOrderChanged { Fill: { } fill } || house.ContractAt(fill.Contract) is not { Contract.IsDemo: false } text)
            return;
        Push(one, OrderUpdate, (text, fill), static (json, push) => Write(json, push.text, push.fill));
    }

    private static void Write(Utf8JsonWriter json, ContractText text, in PerpetualFillRow fill)
    {
        json.WriteString("id"u8, Ids.ContractTrade.Text(fill.TradeId));
        json.WriteString("coin"u8, text.Contract.Record.Quote);
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("orderId"u8, Ids.ContractOrder.Text(fill.OrderId));
        ContractFields.WriteMargin(json, fill.MarginMode);
        ContractFields.WriteSides(json, fill.Action);
        json.WriteString("fillSize"u8, text.Coins(fill.Lots));
        json.WriteString("fillValue"u8, text.Money(fill.Value));
        json.WriteString("fillFee"u8, text.Money(fill.Fee));
        // A liquidation is paid for once it is over, out of what is left: no single trade of it costs more than any other.
        json.WriteString("liquidateFee"u8, "0"u8);
        json.WriteString("realizePnl"u8, text.Money(fill.RealizedPnl));
        json.WriteString("direction"u8, fill.IsMaker != 0 ? "MAKER" : "TAKER");
        OrderFields.WriteTimes(json, fill.TimeMs, fill.TimeMs);
    }
}
