using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>The channels about what a user does with spot markets.</summary>
internal sealed class SpotPrivateChannels(TradingHouse house, UserWatches watches) : IChannels
{
    public Channel? Find(string name, SocketSession session) =>
        name switch
        {
            "account" => Of(name, session, key => new SpotAccountTopic(key, watches, name)),
            "orders" => Of(name, session, key => new SpotOrderTopic(key, watches, house, name)),
            "fill" => Of(name, session, key => new SpotFillTopic(key, watches, house, name)),
            _ => null,
        };

    private static Channel Of(string name, SocketSession session, Func<TopicKey, Topic> make) =>
        Channel.Of(new TopicKey("spot/" + name, session.User!.Number), make);
}

/// <summary>The channels about what a user does with contracts. They are the same names, and one more.</summary>
internal sealed class ContractPrivateChannels(TradingHouse house, UserWatches watches) : IChannels
{
    public Channel? Find(string name, SocketSession session) =>
        name switch
        {
            "account" => Of(name, session, key => new ContractAccountTopic(key, watches, name)),
            "orders" => Of(name, session, key => new ContractOrderTopic(key, watches, house, name)),
            "fill" => Of(name, session, key => new ContractFillTopic(key, watches, house, name)),
            "positions" => Of(name, session, key => new ContractPositionTopic(key, watches, house, name)),
            _ => null,
        };

    private static Channel Of(string name, SocketSession session, Func<TopicKey, Topic> make) =>
        Channel.Of(new TopicKey("contract/" + name, session.User!.Number), make);
}
