namespace Kontor.World.Live;

/// <summary>
/// Works that wait to be used again. Every thread keeps a few for itself and fetches and brings them by the dozen, because the pool is
/// shared by everybody who talks to a world.
/// </summary>
internal static class WorkPool<TWork>
    where TWork : Work, new()
{
    private const int OwnMax = 64;

    // As many as may wait in the queue of a world; whatever is more came in a flood and may go with it.
    private const int SharedMax = 65_536;

    private static readonly Lock Gate = new();
    private static readonly Stack<TWork> Shared = new();

    [ThreadStatic]
    private static Stack<TWork>? own;

    public static TWork Rent()
    {
        var mine = own ??= new Stack<TWork>(OwnMax);
        if (mine.TryPop(out var work))
            return work;
        lock (Gate)
        {
            while (mine.Count < OwnMax / 2 && Shared.TryPop(out var other))
                mine.Push(other);
        }
        return mine.TryPop(out work) ? work : new TWork();
    }

    public static void Return(TWork work)
    {
        var mine = own ??= new Stack<TWork>(OwnMax);
        if (mine.Count == OwnMax)
            BringHalf(mine);
        mine.Push(work);
    }

    private static void BringHalf(Stack<TWork> mine)
    {
        lock (Gate)
        {
            while (mine.Count > OwnMax / 2)
            {
                var work = mine.Pop();
                if (Shared.Count < SharedMax)
                    Shared.Push(work);
            }
        }
    }
}
