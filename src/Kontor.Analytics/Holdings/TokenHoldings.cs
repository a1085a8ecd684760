using System.Collections.Immutable;

namespace Kontor.Analytics.Holdings;

/// <summary>A token on all the chains that it lives on. Never changes.</summary>
public sealed class TokenHoldings
{
    private readonly ImmutableArray<PlacedLedger> _assets;

    internal TokenHoldings(ImmutableArray<PlacedLedger> assets) => _assets = assets;

    internal static TokenHoldings None { get; } = new([]);

    public IEnumerable<AssetLedger> Assets => _assets.Select(one => one.Ledger);

    /// <summary>The asset that a key names; where several chains have one, the first chain by name.</summary>
    public AssetLedger? Find(string coinKey)
    {
        foreach (var (_, ledger) in _assets)
        {
            if (ledger.Asset.CoinKey == coinKey)
                return ledger;
        }
        return null;
    }

    public AssetLedger? Find(ChainAsset asset) => Assets.FirstOrDefault(ledger => ledger.Asset == asset);

    /// <summary>Whether an address is known as a contract on an asset's chain.</summary>
    public bool IsContract(ChainAsset asset, string address) =>
        _assets.Any(one => one.Ledger.Asset.Chain == asset.Chain && one.Chain.Rules.Contracts.Contains(address));

    /// <summary>What was moved in blocks from an instant on and before another.</summary>
    public TokenFlow FlowBetween(long fromMs, long toMs)
    {
        var sum = TokenFlow.Zero;
        foreach (var (_, ledger) in _assets)
        {
            var (asset, flow) = (ledger.Asset, ledger.FlowsBefore(toMs) - ledger.FlowsBefore(fromMs));
            sum += new TokenFlow(
                new(flow.In, asset.Decimals),
                new(flow.Out, asset.Decimals),
                new(flow.InValue, asset.ValueScale),
                new(flow.OutValue, asset.ValueScale)
            );
        }
        return sum;
    }

    /// <summary>Addresses that had part in a transfer in the 24 hours before an instant that no block is younger than; of each chain by itself.</summary>
    public int ActiveBefore(long timeMs) => _assets.Sum(one => one.Ledger.ActiveSince(timeMs - Grid.DayMs));

    /// <summary>Addresses that got some for the first time in the 24 hours before such an instant.</summary>
    public int NewBefore(long timeMs) => _assets.Sum(one => one.Ledger.NewSince(timeMs - Grid.DayMs));

    /// <summary>What large holders have now; nothing where nobody ever had any.</summary>
    public WhaleFigures? WhalesNow()
    {
        WhaleFigures? sum = null;
        foreach (var (chain, ledger) in _assets)
            sum = Add(sum, ledger.Asset, ledger.WhalesNow(chain.Rules));
        return sum;
    }

    /// <summary>What large holders had at the end of a day, or have now where that is not over on a chain; nothing before the first day.</summary>
    public WhaleFigures? WhalesAtEndOf(long dayMs)
    {
        WhaleFigures? sum = null;
        foreach (var (chain, ledger) in _assets)
        {
            var line = dayMs >= Grid.DayOf(chain.TimeMs) ? ledger.WhalesNow(chain.Rules) : ledger.WhalesAtEndOf(dayMs);
            if (line is { } known)
                sum = Add(sum, ledger.Asset, known);
        }
        return sum;
    }

    /// <summary>The first day that large holders are known of.</summary>
    public long? FirstDayMs
    {
        get
        {
            long? first = null;
            foreach (var (chain, ledger) in _assets)
            {
                var day = ledger.WhaleDays.IsEmpty ? Grid.DayOf(chain.TimeMs) : ledger.WhaleDays[0].DayMs;
                first = first is { } before ? Math.Min(before, day) : day;
            }
            return first;
        }
    }

    /// <summary>Large transfers, the newest first; at the same instant in the order of chains and the other way round within a block.</summary>
    public IEnumerable<LargeTransfer> Large(long skip, int max) =>
        new LargeTransfers([.. Assets.Select(asset => asset.Large)]).Newest(skip, max);

    private static WhaleFigures Add(WhaleFigures? sum, ChainAsset asset, WhaleLine line)
    {
        var figures = new WhaleFigures(
            new(line.Balance, asset.Decimals),
            new(line.Priced, asset.Decimals),
            new(line.Cost, asset.ValueScale)
        );
        return sum is { } before ? before + figures : figures;
    }
}
