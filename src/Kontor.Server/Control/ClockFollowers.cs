namespace Kontor.Server.Control;

/// <summary>Who acts when the clock is moved, before whoever moved it is answered: then the next request already meets what they did.</summary>
internal sealed class ClockFollowers(IReadOnlyList<Func<Task>> followers)
{
    public async Task CatchUpAsync()
    {
        foreach (var follow in followers)
            await follow();
    }
}
