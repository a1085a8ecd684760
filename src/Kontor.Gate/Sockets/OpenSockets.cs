namespace Kontor.Gate.Sockets;

/// <summary>How many connections of all dialects are open.</summary>
public sealed class OpenSockets
{
    private int _open;

    public int Count => Volatile.Read(ref _open);

    internal bool TryEnter(int max)
    {
        if (Interlocked.Increment(ref _open) <= max)
            return true;
        Leave();
        return false;
    }

    internal void Leave() => Interlocked.Decrement(ref _open);
}
