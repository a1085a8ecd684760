namespace Kontor.Dialects.Weex.Sockets;

/// <summary>
/// Why something that was asked for on a connection is refused. There are no codes, only words. Those about limits are ours, the others are
/// the vendor's own, in which the older names of markets live on.
/// </summary>
internal static class SocketErrors
{
    private const int EchoMax = 128;

    public const string TooManyConnections = "RESOURCE_EXHAUSTED: too many connections";
    public const string TooManyAttempts = "RESOURCE_EXHAUSTED: too many connection attempts";
    public const string TooManyMessages = "RESOURCE_EXHAUSTED: too many messages";
    public const string NoParams = "INVALID_ARGUMENT: params is empty";

    public static string TooManyOperations(int max) => $"RESOURCE_EXHAUSTED: more than {max} operations in an hour";

    public static string TooManyChannels(int max) => $"RESOURCE_EXHAUSTED: more than {max} channels";

    public static string UnknownContract(string symbol) => $"INVALID_ARGUMENT: invalid symbol : cmt_{Echo(symbol).ToLowerInvariant()}";

    public static string UnknownMarket(string symbol) => $"INVALID_ARGUMENT: invalid symbol : {Echo(symbol).ToUpperInvariant()}_SPBL";

    public static string BadDepth(string level) => $"INVALID_ARGUMENT: invalid depth level : {Echo(level)}";

    public static string BadInterval(string interval) => $"INVALID_ARGUMENT: invalid interval : {Echo(interval)}";

    public static string BadPriceType(string priceType) => $"INVALID_ARGUMENT: invalid price type : {Echo(priceType)}";

    /// <summary>A channel that there is not, and a method that there is not.</summary>
    public static string BadEvent(string name) => $"INVALID_ARGUMENT: invalid event : {Echo(name)}";

    public static string Unrecognized(string message) => $"INVALID_ARGUMENT: unrecognized message : {Echo(message)}";

    /// <summary>Nobody needs to be told again what is longer than any name.</summary>
    private static string Echo(string text)
    {
        if (text.Length <= EchoMax)
            return text;
        return char.IsHighSurrogate(text[EchoMax - 1]) ? text[..(EchoMax - 1)] : text[..EchoMax];
    }
}
