using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Kontor.Gate.Origin;

/// <summary>Why the walk along the hops ended where it did.</summary>
public enum ForwardedEnd : byte
{
    /// <summary>The peer is no trusted proxy, so nothing it says about others counts.</summary>
    Peer,

    /// <summary>The usual end: the first hop from the right that is no proxy of ours.</summary>
    UntrustedHop,

    /// <summary>Every hop is trusted: the request comes from inside.</summary>
    AllTrusted,

    /// <summary>An entry that is no address: nothing left of it can be believed.</summary>
    Malformed,

    /// <summary>More hops or more text than anybody needs.</summary>
    TooLong,
}

/// <summary>Who is calling: the address, and how it was found.</summary>
public readonly record struct ForwardedClient(IpKey Address, ForwardedEnd End);

/// <summary>
/// Finds the caller behind trusted proxies. Each proxy appends the address it saw, so the list is walked from the right, and only as
/// long as the one who vouches for the next entry is trusted. What stands further left was written by the caller himself.
/// </summary>
public static class ForwardedFor
{
    public const int HopsMax = 32;
    public const int LengthMax = 2_048;

    /// <param name="peer">The other end of the socket.</param>
    /// <param name="header">All lines of X-Forwarded-For, in the order they came.</param>
    /// <param name="trusted">The proxies whose word counts.</param>
    public static ForwardedClient Resolve(IpKey peer, in StringValues header, CidrSet trusted)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        if (!trusted.Contains(peer))
            return new ForwardedClient(peer, ForwardedEnd.Peer);
        var good = peer;
        var (hops, length) = (0, 0);
        for (var line = header.Count - 1; line >= 0; line--)
        {
            var rest = header[line].AsSpan();
            length += rest.Length;
            if (length > LengthMax)
                return new ForwardedClient(good, ForwardedEnd.TooLong);
            // A line without any text says nothing; an empty entry between commas is an entry that is no address.
            while (!rest.Trim().IsEmpty)
            {
                if (++hops > HopsMax)
                    return new ForwardedClient(good, ForwardedEnd.TooLong);
                var comma = rest.LastIndexOf(',');
                if (!TryParseHop(rest[(comma + 1)..].Trim(), out var hop))
                    return new ForwardedClient(good, ForwardedEnd.Malformed);
                good = hop;
                if (!trusted.Contains(hop))
                    return new ForwardedClient(hop, ForwardedEnd.UntrustedHop);
                if (comma < 0)
                    break;
                rest = rest[..comma];
                if (rest.Trim().IsEmpty)
                    return new ForwardedClient(good, ForwardedEnd.Malformed);
            }
        }

        return new ForwardedClient(good, ForwardedEnd.AllTrusted);
    }

    // 203.0.113.7, 203.0.113.7:443, 2001:db8::1, [2001:db8::1] and [2001:db8::1]:443 are all in use.
    private static bool TryParseHop(ReadOnlySpan<char> text, out IpKey hop)
    {
        hop = default;
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']');
            return close > 0 && IsPortOrNothing(text[(close + 1)..]) && IpText.TryParseV6(text[1..close], out hop);
        }

        var colon = text.IndexOf(':');
        var hasPort = colon >= 0 && colon == text.LastIndexOf(':');
        return hasPort ? IsPortOrNothing(text[colon..]) && IpText.TryParseV4(text[..colon], out hop) : IpKey.TryParse(text, out hop);
    }

    private static bool IsPortOrNothing(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || (text[0] == ':' && text.Length <= 6 && ushort.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
