using System.Collections.Immutable;
using Kontor.World.History;
using Kontor.World.Log;
using Kontor.World.State;

namespace Kontor.World;

public sealed partial class LiveWorld
{
    // Fewer rows wait in memory until a write is worth its price; a restart gets them from the log again.
    private const int DrainRowsMin = 64;

    /// <summary>
    /// Reads a page of a history, newest rows first: those in memory on the writer's thread, older ones from the store on the caller's.
    /// The page is one moment's view of the world, as with any other read.
    /// </summary>
    public async ValueTask<Answer<ImmutableArray<HistoryEntry<TRow>>>> ReadHistoryAsync<TRow>(
        Func<WorldState, HistoryStream<TRow>> stream,
        HistoryQuery<TRow> query
    )
        where TRow : unmanaged, IHistoryRow
    {
        var begun = await ReadAsync(state => query.Begin(stream(state)));
        if (begun.Status != AnswerStatus.Done)
            return new(begun.Status, default);
        try
        {
            return new(AnswerStatus.Done, begun.Value.Finish());
        }
        catch (ObjectDisposedException)
        {
            // The world was closed between the two halves.
            return new(AnswerStatus.Unavailable, default);
        }
    }

    // Rows that the store does not take pile up in memory, so a world whose store is full takes no commands, as one whose log is full.
    private void DrainHistory()
    {
        try
        {
            _state.History.Drain(DrainRowsMin);
        }
        catch (LogUnavailableException exception)
        {
            _isAvailable = false;
            _isFinal |= exception.IsFinal;
        }
    }
}
