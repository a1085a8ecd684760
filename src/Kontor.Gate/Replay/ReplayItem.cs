namespace Kontor.Gate.Replay;

/// <summary>One thing that may be used once by its subject until it expires: a nonce, or a pair of texts that may not come together again.</summary>
public readonly ref struct ReplayItem
{
    private ReplayItem(ReadOnlySpan<char> first, ReadOnlySpan<char> second, bool isPair, long expiresMs)
    {
        First = first;
        Second = second;
        IsPair = isPair;
        ExpiresMs = expiresMs;
    }

    public ReadOnlySpan<char> First { get; }
    public ReadOnlySpan<char> Second { get; }
    public bool IsPair { get; }

    /// <summary>The last millisecond at which it is still remembered.</summary>
    public long ExpiresMs { get; }

    public static ReplayItem Nonce(ReadOnlySpan<char> nonce, long expiresMs) => new(nonce, [], isPair: false, expiresMs);

    public static ReplayItem Pair(ReadOnlySpan<char> first, ReadOnlySpan<char> second, long expiresMs) =>
        new(first, second, isPair: true, expiresMs);
}
