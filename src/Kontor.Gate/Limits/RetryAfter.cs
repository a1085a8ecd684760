namespace Kontor.Gate.Limits;

/// <summary>The Retry-After header: whole seconds, rounded up so that the promise holds, and at least one.</summary>
public static class RetryAfter
{
    public static long Seconds(long retryAfterMs) =>
        retryAfterMs <= 1_000 ? 1 : (retryAfterMs / 1_000) + (retryAfterMs % 1_000 == 0 ? 0 : 1);
}
