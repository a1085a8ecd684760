using Kontor.Gate.Limits;

namespace Kontor.Gate.Sockets;

/// <summary>What a client may say on one connection, counted on the world's clock.</summary>
internal sealed class MessageBudget(int max, long windowMs)
{
    // Without a limit there is nothing to remember.
    private readonly SlidingWindow? _window = max == int.MaxValue ? null : new SlidingWindow(max, windowMs);

    public bool TryTake(long nowMs) => _window is null || _window.TryTake(nowMs, 1, out _);
}
