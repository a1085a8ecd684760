using Kontor.Chains;
using Kontor.World.Chains;

namespace Kontor.Analytics.Holdings;

/// <summary>
/// Folds the blocks of one chain in their order. The ledgers of the blocks that can still be undone are kept, so a rewritten chain costs
/// no more than its new blocks; where more was undone, where it turns out whose an address was that moved something before, or where other transfers count as large, all is folded anew.
/// </summary>
internal sealed class ChainFold(IBlockFeed feed, IPriceSeries prices, ExchangeNames exchanges, LargeRules large)
{
    /// <summary>The ledgers of the newest blocks, oldest first.</summary>
    private readonly List<ChainHoldings> _recent = [];

    /// <summary>Blocks that were read and not folded yet: they are younger than what was asked for.</summary>
    private readonly Queue<BlockNews> _ahead = new();

    private ExchangeNames _exchanges = exchanges;
    private LargeRules _large = large;

    public ChainHoldings Head { get; private set; } = ChainHoldings.Empty(exchanges);

    public string Chain => feed.Chain;

    public ValueTask PrepareAsync(CancellationToken stop) => feed.PrepareAsync(stop);

    /// <summary>Some labels have changed.</summary>
    public void Rename(ExchangeNames names, IEnumerable<string> addresses)
    {
        _exchanges = names;
        if (addresses.Any(Head.Knows))
        {
            StartOver();
            return;
        }
        Head = Head.With(names);
        for (var at = 0; at < _recent.Count; at++)
            _recent[at] = _recent[at].With(names);
    }

    /// <summary>Other transfers of some tokens are large.</summary>
    public void Judge(LargeRules large, IReadOnlyCollection<string> symbols)
    {
        _large = large;
        if (Head.HasAny(symbols))
            StartOver();
    }

    /// <summary>The time of the oldest block; nothing while there is none.</summary>
    public async ValueTask<long?> FirstMsAsync(CancellationToken stop)
    {
        await FillAsync(stop);
        return _ahead.TryPeek(out var first) ? first.TimeMs : null;
    }

    /// <summary>Takes in every block that was made before an instant, and takes back those that are undone.</summary>
    public async ValueTask ReadBeforeAsync(long timeMs, CancellationToken stop)
    {
        GoBack();
        while (true)
        {
            await FillAsync(stop);
            if (!_ahead.TryPeek(out var next) || next.TimeMs >= timeMs)
                return;
            // It was rewritten again meanwhile: the next round finds out how far.
            if (Head.Height >= 0 && next.ParentHash != Head.Hash)
            {
                stop.ThrowIfCancellationRequested();
                _ahead.Clear();
                GoBack();
                continue;
            }
            Add(Head.With(_ahead.Dequeue(), prices, _large));
        }
    }

    private void Add(ChainHoldings head)
    {
        Head = head;
        _recent.Add(head);
        if (_recent.Count > ChainBounds.ReorgDepthMax + 1)
            _recent.RemoveAt(0);
    }

    /// <summary>Goes back to the newest block that is still there.</summary>
    private void GoBack()
    {
        if (Head.Height < 0 || feed.IsStillThere(Head.Height, Head.Hash))
        {
            // What was read ahead can be undone too.
            if (_ahead.Count > 0 && !_ahead.All(news => feed.IsStillThere(news.Height, news.Hash)))
                _ahead.Clear();
            return;
        }
        _ahead.Clear();
        while (_recent.Count > 0 && !feed.IsStillThere(_recent[^1].Height, _recent[^1].Hash))
            _recent.RemoveAt(_recent.Count - 1);
        if (_recent.Count == 0)
            StartOver();
        else
            Head = _recent[^1];
    }

    private void StartOver()
    {
        _recent.Clear();
        _ahead.Clear();
        Head = ChainHoldings.Empty(_exchanges);
    }

    private async ValueTask FillAsync(CancellationToken stop)
    {
        if (_ahead.Count > 0 || feed.FirstHeight is not { } first)
            return;
        try
        {
            foreach (var news in await feed.ReadAsync(Head.Height < 0 ? first : Head.Height + 1, stop))
                _ahead.Enqueue(news);
        }
        catch (ChainSourceUnavailableException)
        {
            // The world answers again when it can; until then there is nothing new.
        }
    }
}
