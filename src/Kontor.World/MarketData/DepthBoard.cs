using System.Collections.Immutable;
using Kontor.World.Matching;

namespace Kontor.World.MarketData;

/// <summary>The best levels of a book, copied out for readers on other threads. Works like <see cref="SequenceCell{T}"/>, with arrays.</summary>
internal sealed class DepthBoard
{
    private const int TriesMax = 16;
    private const int Slots = 4;

    private sealed class Slot(int levelsMax)
    {
        public readonly DepthLevel[] Bids = new DepthLevel[levelsMax];
        public readonly DepthLevel[] Asks = new DepthLevel[levelsMax];
        public int BidCount;
        public int AskCount;
        public long UpdateId;
        public long TimeMs;
    }

    private sealed record Copy(long Number, DepthView View);

    private readonly Slot[] _slots;
    private WriteSequence _sequence;
    private Copy _newestCopy = new(-1, DepthView.Empty);

    public DepthBoard(int levelsMax)
    {
        _slots = new Slot[Slots];
        for (var slot = 0; slot < Slots; slot++)
            _slots[slot] = new Slot(levelsMax);
    }

    /// <summary>Writer only.</summary>
    public bool Shows(long updateId)
    {
        var count = _sequence.Finished;
        return count > 0 && _slots[(count - 1) % Slots].UpdateId == updateId;
    }

    public void Write<TSource>(in TSource source, long timeMs)
        where TSource : IDepthSource
    {
        var slot = _slots[_sequence.Begin() % Slots];
        slot.BidCount = CopySide(source, Side.Buy, slot.Bids);
        slot.AskCount = CopySide(source, Side.Sell, slot.Asks);
        slot.UpdateId = source.UpdateId;
        slot.TimeMs = timeMs;
        _sequence.Finish();
    }

    /// <summary>
    /// The newest levels. Whoever comes first after a change makes the copy and leaves it to the others: a flood of questions between two
    /// changes costs one copy. A copy that is spoilt again and again gives way to the one before, which is whole, only older.
    /// </summary>
    public DepthView Read(int triesMax = TriesMax)
    {
        for (var tries = 0; tries < triesMax; tries++)
        {
            var kept = Volatile.Read(ref _newestCopy);
            var number = _sequence.Finished - 1;
            if (kept.Number >= number)
                return kept.View;
            var view = CopyOf(_slots[number % Slots]);
            if (!_sequence.IsIntact(number, Slots))
                continue;
            Volatile.Write(ref _newestCopy, new Copy(number, view));
            return view;
        }
        return Volatile.Read(ref _newestCopy).View;
    }

    private static int CopySide<TSource>(in TSource source, Side side, DepthLevel[] levels)
        where TSource : IDepthSource
    {
        var count = Math.Min(source.LevelCount(side), levels.Length);
        for (var depth = 0; depth < count; depth++)
            levels[depth] = source.LevelAt(side, depth);
        return count;
    }

    // A count that is being overwritten is still one that fits: both the old and the new one do.
    private static DepthView CopyOf(Slot slot) =>
        new(
            slot.UpdateId,
            slot.TimeMs,
            ImmutableArray.Create(slot.Bids, 0, slot.BidCount),
            ImmutableArray.Create(slot.Asks, 0, slot.AskCount)
        );
}
