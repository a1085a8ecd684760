using System.Text.Json;
using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary><c>orders</c> of contracts: every step of the user's orders and algo orders, whoever placed them.</summary>
internal sealed class ContractOrderTopic(TopicKey key, UserWatches watches, TradingHouse house, string name)
    : PrivateTopic(key, watches, name)
{
    protected override void Show(FeedEvent one)
    {
        switch (one)
        {
            case PerpetualOrderChanged changed when TextOf(changed.Order.Contract) is { } text:
                Push(one, OrderUpdate, (text, changed.Order), static (json, push) => ContractOrderItem.Write(json, push.text, push.Order));
                break;
            case PlanChanged changed when TextOf(changed.Plan.Contract) is { } text:
                Push(one, OrderUpdate, (text, changed), static (json, push) => ContractPlanItem.Write(json, push.text, push.changed));
                break;
        }
    }

    // What is settled in the demo coin is shown nowhere beside the live contracts.
    private ContractText? TextOf(int contract) => house.ContractAt(contract) is { Contract.IsDemo: false } text ? text : null;
}
