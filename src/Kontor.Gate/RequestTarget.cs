namespace Kontor.Gate;

/// <summary>
/// Splits a request target without decoding it. Clients sign what they send, so every rule of the gate reads these characters and never a
/// decoded or rebuilt form.
/// </summary>
public static class RequestTarget
{
    /// <summary>The path of an origin-form or absolute-form target, as sent.</summary>
    public static ReadOnlySpan<char> Path(ReadOnlySpan<char> target)
    {
        target = OriginForm(target);
        var end = target.IndexOfAny('?', '#');
        return end < 0 ? target : target[..end];
    }

    /// <summary>The query as sent, without its question mark; empty when there is none.</summary>
    public static ReadOnlySpan<char> Query(ReadOnlySpan<char> target)
    {
        var start = target.IndexOf('?');
        return start < 0 ? default : target[(start + 1)..];
    }

    /// <summary><c>GET http://host/path</c> is legal on the wire and means <c>GET /path</c>.</summary>
    public static ReadOnlySpan<char> OriginForm(ReadOnlySpan<char> target)
    {
        if (target.Length > 0 && target[0] == '/')
            return target;
        var authority = target.IndexOf("://");
        if (authority < 0)
            return target;
        var rest = target[(authority + 3)..];
        var slash = rest.IndexOf('/');
        return slash < 0 ? "/" : rest[slash..];
    }
}
