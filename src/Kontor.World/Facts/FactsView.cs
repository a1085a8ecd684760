namespace Kontor.World.Facts;

/// <summary>What operators say of tokens and sectors, for everybody outside the loop: read from any thread without a lock.</summary>
public sealed class FactsView
{
    private volatile FactsBook _book = FactsBook.Empty;

    /// <summary>All of it at one moment.</summary>
    public FactsBook Book => _book;

    // It changes when an operator says so, which is so seldom that the whole book is written again.
    internal void Publish(FactsState state)
    {
        if (!state.IsChanged)
            return;
        _book = new FactsBook([.. state.Tokens], [.. state.Sectors]);
        state.IsChanged = false;
    }
}
