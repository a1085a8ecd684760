using System.Collections.Immutable;
using System.Numerics;
using Kontor.World.Chains;

namespace Kontor.Analytics.Holdings;

/// <summary>The ledgers of all assets of a chain, as one block has left them. Never changes.</summary>
internal sealed class ChainHoldings
{
    private ChainHoldings(WhaleRules rules) => Rules = rules;

    public long Height { get; private init; } = -1;
    public Hash32 Hash { get; private init; }

    /// <summary>Of the block; time does not go back where a block says so.</summary>
    public long TimeMs { get; private init; }

    public WhaleRules Rules { get; private init; }

    /// <summary>By their contracts.</summary>
    public ImmutableDictionary<string, AssetLedger> Assets { get; private init; } =
        ImmutableDictionary.Create<string, AssetLedger>(StringComparer.Ordinal);

    public static ChainHoldings Empty(ExchangeNames exchanges) =>
        new(new WhaleRules(exchanges, ImmutableHashSet.Create<string>(StringComparer.Ordinal)));

    /// <summary>The same chain, where other addresses belong to exchanges that had nothing to do with it so far.</summary>
    public ChainHoldings With(ExchangeNames exchanges) =>
        new(Rules with { Exchanges = exchanges })
        {
            Height = Height,
            Hash = Hash,
            TimeMs = TimeMs,
            Assets = Assets,
        };

    public ChainHoldings With(BlockNews news, IPriceSeries prices, LargeRules large)
    {
        var at = new BlockMoment(news.Height, Math.Max(TimeMs, news.TimeMs));
        var contracts = Rules.Contracts.Union(news.Contracts);
        var assets = (Height >= 0 && at.DayMs > Grid.DayOf(TimeMs) ? EndDay() : Assets).ToBuilder();
        foreach (var (asset, transfers, changes) in ByAsset(news))
        {
            var before = assets.GetValueOrDefault(asset.Contract) ?? new AssetLedger(asset);
            var fold = new AssetFold(before, at, Rules.Exchanges, prices.PriceBefore(asset.Symbol, at.TimeMs), large.MinOf(asset.Symbol));
            foreach (var transfer in transfers)
                fold.Move(transfer);
            fold.Settle(changes);
            assets[asset.Contract] = fold.Finish();
        }
        return new ChainHoldings(ReferenceEquals(contracts, Rules.Contracts) ? Rules : Rules with { Contracts = contracts })
        {
            Height = news.Height,
            Hash = news.Hash,
            TimeMs = at.TimeMs,
            Assets = assets.ToImmutable(),
        };
    }

    /// <summary>Whether an address ever had to do with any of the assets.</summary>
    public bool Knows(string address) => Assets.Values.Any(asset => asset.Holdings.ContainsKey(address));

    /// <summary>Whether any asset goes by one of these symbols.</summary>
    public bool HasAny(IReadOnlyCollection<string> symbols) => Assets.Values.Any(asset => symbols.Contains(asset.Asset.Symbol));

    private ImmutableDictionary<string, AssetLedger> EndDay()
    {
        var ended = Assets.ToBuilder();
        foreach (var (contract, asset) in Assets)
            ended[contract] = asset.EndDay(Grid.DayOf(TimeMs), Rules);
        return ended.ToImmutable();
    }

    private static Dictionary<string, AssetNews>.ValueCollection ByAsset(BlockNews news)
    {
        var byContract = new Dictionary<string, AssetNews>(StringComparer.Ordinal);
        AssetNews Of(ChainAsset asset)
        {
            if (!byContract.TryGetValue(asset.Contract, out var found))
                byContract.Add(asset.Contract, found = new AssetNews(asset, [], new(StringComparer.Ordinal)));
            return found;
        }

        foreach (var transfer in news.Transfers)
            Of(transfer.Asset).Transfers.Add(transfer);
        foreach (var (asset, owner, difference) in news.Changes)
        {
            var changes = Of(asset).Changes;
            changes[owner] = changes.GetValueOrDefault(owner) + difference;
        }
        return byContract.Values;
    }

    private sealed record AssetNews(ChainAsset Asset, List<NewsTransfer> Transfers, Dictionary<string, BigInteger> Changes);
}
