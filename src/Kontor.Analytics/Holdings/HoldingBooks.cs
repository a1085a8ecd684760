using System.Collections.Immutable;
using Kontor.Chains.Serving;
using Kontor.World;
using Kontor.World.Compliance;
using Kontor.World.Facts;

namespace Kontor.Analytics.Holdings;

/// <summary>What was moved of every token on every chain: who holds it since when, and what it has cost him.</summary>
public sealed class HoldingBooks
{
    private readonly LiveWorld _world;
    private readonly IServedChains _chains;
    private readonly SortedDictionary<string, ChainFold> _folds = new(StringComparer.Ordinal);
    private LabelNews _labels;
    private ExchangeNames _exchanges = ExchangeNames.None;
    private FactsBook _facts = FactsBook.Empty;
    private LargeRules _large = LargeRules.Default;
    private HoldingsView _current = new([]);

    internal HoldingBooks(LiveWorld world, IServedChains chains, IPriceSeries markets)
    {
        (_world, _chains, Prices) = (world, chains, markets);
        _labels = world.Labels.Begin(label => _exchanges = _exchanges.With(label, isGone: false));
    }

    /// <summary>What coins are worth.</summary>
    public IPriceSeries Prices { get; }

    /// <summary>Everything as the analyst has last left it.</summary>
    public HoldingsView Current => Volatile.Read(ref _current);

    /// <summary>The time of the first block of any chain; nothing where there is none.</summary>
    internal async ValueTask<long?> FirstMsAsync(CancellationToken stop)
    {
        ReadFacts();
        FindChains();
        long? first = null;
        foreach (var fold in _folds.Values)
        {
            await fold.PrepareAsync(stop);
            if (await fold.FirstMsAsync(stop) is { } time)
                first = first is { } before ? Math.Min(before, time) : time;
        }
        return first;
    }

    /// <summary>Takes in every block that was made before an instant, and takes back those that are undone.</summary>
    internal async ValueTask ReadBeforeAsync(long timeMs, CancellationToken stop)
    {
        ReadFacts();
        FindChains();
        ReadLabels();
        foreach (var fold in _folds.Values)
        {
            await fold.PrepareAsync(stop);
            await fold.ReadBeforeAsync(timeMs, stop);
        }
        Publish();
    }

    private void Publish()
    {
        ImmutableArray<ChainHoldings> heads = [.. _folds.Values.Select(fold => fold.Head)];
        if (!heads.AsSpan().SequenceEqual(_current.Chains.AsSpan()))
            Volatile.Write(ref _current, new HoldingsView(heads));
    }

    private void FindChains()
    {
        foreach (var chain in _world.Chains.All)
        {
            if (!_folds.ContainsKey(chain.Record.Name) && _chains.Find(chain.Record.Name) is { } served)
                _folds.Add(chain.Record.Name, new ChainFold(new AccountFeed(served), Prices, _exchanges, _large));
        }
        foreach (var chain in _world.Chains.AllUtxo)
        {
            if (!_folds.ContainsKey(chain.Record.Name))
                _folds.Add(chain.Record.Name, new ChainFold(new UtxoFeed(_world, chain.Record), Prices, _exchanges, _large));
        }
    }

    /// <summary>What was large is judged anew, as after a restart.</summary>
    private void ReadFacts()
    {
        var facts = _world.Facts.Book;
        if (ReferenceEquals(facts, _facts))
            return;
        var (before, now) = (_large, LargeRules.Of(facts));
        (_facts, _large) = (facts, now);
        string[] symbols = [.. before.DifferencesTo(now)];
        if (symbols.Length == 0)
            return;
        foreach (var fold in _folds.Values)
            fold.Judge(now, symbols);
    }

    private void ReadLabels()
    {
        var (before, renamed) = (_exchanges, new List<AddressLabel>());
        while (_labels.Next is { } news)
        {
            _labels = news;
            var changed = _exchanges.With(news.Label, news.IsGone);
            if (!ReferenceEquals(changed, _exchanges))
                renamed.Add(news.Label);
            _exchanges = changed;
        }
        if (ReferenceEquals(before, _exchanges))
            return;
        foreach (var (name, fold) in _folds)
            fold.Rename(_exchanges, renamed.Where(label => label.Chain == name).Select(label => label.Address));
    }
}
