namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>
/// Why somebody cannot log in, or may not stay. The families of codes are documented: 91001 to 91004 for keys, 91010, 91011 and 91021 for
/// signatures, 91022 and 91023 for timestamps. Which is which is ours, but for 91011.
/// </summary>
internal static class LoginErrors
{
    public static SocketError Required { get; } = new("91001", "Login required");
    public static SocketError UnknownKey { get; } = new("91001", "Param key is wrong");
    public static SocketError FrozenKey { get; } = new("91002", "Key is frozen");
    public static SocketError ExpiredKey { get; } = new("91003", "Key is expired");
    public static SocketError ForbiddenKey { get; } = new("91004", "Key is not allowed from this address or for this use");
    public static SocketError NoSign { get; } = new("91010", "Param sign is missing");
    public static SocketError WrongSign { get; } = new("91011", "Param sign is wrong");
    public static SocketError OtherUser { get; } = new("91021", "Connection belongs to another account");
    public static SocketError BadTimestamp { get; } = new("91022", "Param timestamp is not a number");
    public static SocketError LateTimestamp { get; } = new("91023", "Param timestamp is more than 60 seconds off");
}
