namespace Kontor.Gate.Sockets;

/// <summary>What makes two subscriptions the same: the topic's name, and whose it is.</summary>
/// <param name="Owner">The number of the user whose private topic it is; 0 when it is everybody's.</param>
public readonly record struct TopicKey(string Name, long Owner)
{
    public static TopicKey Public(string name) => new(name, 0);
}
