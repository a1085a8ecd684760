using Kontor.Gate.Limits;

namespace Kontor.Gate.Sockets;

/// <summary>What a client may say on one connection, counted on the world's clock.</summary>
internal sealed class MessageBudget(SocketLimits limits)
{
    // Without a limit there is nothing to remember.
    private readonly SlidingWindow? _window =
        limits.MessagesMax == int.MaxValue ? null : new SlidingWindow(limits.MessagesMax, limits.MessagesWindowMs);

    public bool TryTake(long nowMs) => _window is null || _window.TryTake(nowMs, 1, out _);
}
