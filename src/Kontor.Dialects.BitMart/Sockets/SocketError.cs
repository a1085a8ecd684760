namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>Why something that was asked for on a connection is refused. Spot prints code and message, futures knows messages only.</summary>
internal sealed record SocketError(string Code, string Message);

/// <summary>The codes are documented, their texts are not: these are ours, but for "Invalid channel", by which clients know a bad topic.</summary>
internal static class SocketErrors
{
    public static SocketError InvalidRequest { get; } = new("90003", "Invalid request");
    public static SocketError TooManyTopicsInMessage { get; } = new("90005", "Too many topics in one message");
    public static SocketError TooManySubscriptions { get; } = new("90006", "Too many subscriptions");
    public static SocketError TooManyRequests { get; } = new("90007", "Too many requests");
    public static SocketError TooManyAttempts { get; } = new("94001", "Too many connection attempts");
    public static SocketError TooManyConnections { get; } = new("94002", "Too many connections");

    public static SocketError InvalidParameter(string what) => new("90003", $"Invalid parameter [{what}]");

    public static SocketError InvalidAction(SocketRequest request) =>
        new("90003", $"Invalid action [{request.Verb}] for group [{(request.Args is [var first, ..] ? first : "")}]");

    public static SocketError InvalidChannel(string channel) => new("90004", $"Invalid channel [{channel}]");

    public static SocketError Duplicate(string topic) => new("90008", $"Duplicate subscription [{topic}]");

    public static SocketError NotSubscribed(string topic) => new("90009", $"Invalid subscription [{topic}]");

    public static SocketError UnknownSymbol(string symbol) => new("92001", $"Invalid symbol [{symbol}]");
}
