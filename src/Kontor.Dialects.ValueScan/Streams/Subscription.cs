using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>What whoever opens a stream wants of it.</summary>
/// <param name="Tokens">The tokens it is to be about, in ascending order; none means all.</param>
/// <param name="AfterMs">What was heard last; nothing for who wants only what comes from now on.</param>
internal sealed record Subscription(long[] Tokens, long? AfterMs)
{
    private const string TokensField = "tokens";
    private const string LastEventHeader = "Last-Event-ID";
    private const string LastEventField = "lastEventId";

    public bool Wants(Frame frame) =>
        !frame.Bytes.IsEmpty && (Tokens.Length == 0 || frame.TokenId is not { } id || Array.BinarySearch(Tokens, id) >= 0);

    /// <summary>
    /// Where to begin. What is forgotten cannot be told any more, so then it is with the oldest there is; what was never said, nobody has heard.
    /// </summary>
    public long BeginMs(IFeed feed)
    {
        var newestMs = feed.NewestMs;
        return AfterMs is { } afterMs ? Math.Max(Math.Min(afterMs, newestMs), feed.ForgottenMs) : newestMs;
    }

    /// <summary>To a stream that is about the market as a whole. Null when something in it is not legal.</summary>
    public static Subscription? Read(Call call) => TryReadAfter(call, out var afterMs) ? new Subscription([], afterMs) : null;

    /// <summary>To a stream that is about tokens. Null when something in it is not legal.</summary>
    public static Subscription? ReadWithTokens(Call call) =>
        TryReadTokens(call.Query[TokensField], out var tokens) && Read(call) is { } all ? all with { Tokens = tokens } : null;

    /// <summary>
    /// Numbers between commas; nothing means all tokens. A number that no token has is no mistake: it may have one tomorrow, and a stream lives long.
    /// </summary>
    private static bool TryReadTokens(string? text, out long[] tokens)
    {
        tokens = [];
        if (string.IsNullOrEmpty(text))
            return true;
        var wanted = new SortedSet<long>();
        foreach (var range in text.AsSpan().Split(','))
        {
            if (!Fields.TryReadDigits(text.AsSpan(range), out var id))
                return false;
            wanted.Add(id);
        }

        tokens = [.. wanted];
        return true;
    }

    /// <summary>
    /// The header goes first: a client that connects again by itself sets it anew each time, while what stands in its address is still that
    /// of the first time.
    /// </summary>
    private static bool TryReadAfter(Call call, out long? afterMs)
    {
        afterMs = null;
        var text = call.Header(LastEventHeader) is { Length: > 0 } header ? header : call.Query[LastEventField];
        if (string.IsNullOrEmpty(text))
            return true;
        if (!Fields.TryReadDigits(text, out var number))
            return false;
        afterMs = number;
        return true;
    }
}
