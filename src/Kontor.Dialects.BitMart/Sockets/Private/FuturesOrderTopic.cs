using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary><c>futures/order</c>: every step of the user's orders and plans, whoever placed them.</summary>
internal sealed class FuturesOrderTopic(TopicKey key, UserWatches watches) : UserTopic(key, watches)
{
    private readonly PerpetualsView _contracts = watches.World.Perpetuals;

    protected override void Show(FeedEvent one)
    {
        if (one is PerpetualOrderChanged order)
            Publish(
                PrivatePush.Futures(Key, (TextOf(order.Order.Contract), order), static (json, push) => Write(json, push.Item1, push.order))
            );
        else if (one is PlanChanged plan)
            Publish(
                PrivatePush.Futures(Key, (TextOf(plan.Plan.Contract), plan), static (json, push) => Write(json, push.Item1, push.plan))
            );
    }

    private ContractText TextOf(int contract) => new(_contracts.At(ExchangeId.BitMart, contract)!);

    private static void Write(Utf8JsonWriter json, ContractText text, PerpetualOrderChanged changed)
    {
        Begin(json, FuturesActions.Of(changed));
        FuturesOrderPush.Write(json, text, changed);
        End(json);
    }

    private static void Write(Utf8JsonWriter json, ContractText text, PlanChanged changed)
    {
        Begin(json, FuturesActions.Of(changed));
        FuturesPlanPush.Write(json, text, changed);
        End(json);
    }

    private static void Begin(Utf8JsonWriter json, int action)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteNumber("action"u8, action);
        json.WritePropertyName("order"u8);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
