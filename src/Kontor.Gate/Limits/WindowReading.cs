namespace Kontor.Gate.Limits;

/// <summary>What a window says after a call: what the vendors print in their headers.</summary>
/// <param name="Limit">The weight that fits into one window.</param>
/// <param name="Used">The weight inside, at most the limit.</param>
/// <param name="RetryAfterMs">The exact time after which the refused weight fits, if nobody else comes; 0 when it was admitted.</param>
/// <param name="WindowMs">The length of the window.</param>
/// <param name="AtMs">The window's own time of this call; a refund names it.</param>
public readonly record struct WindowReading(int Limit, int Used, long RetryAfterMs, long WindowMs, long AtMs)
{
    public int Remaining => Limit - Used;
}
