using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>All holdings on all chains at one moment. Never changes.</summary>
public sealed class HoldingsView
{
    private readonly ImmutableArray<ChainHoldings> _chains;
    private readonly Lazy<FrozenDictionary<string, TokenHoldings>> _bySymbol;

    internal HoldingsView(ImmutableArray<ChainHoldings> chains)
    {
        _chains = chains;
        _bySymbol = new(() =>
            Assets()
                .GroupBy(one => one.Ledger.Asset.Symbol, StringComparer.Ordinal)
                .ToFrozenDictionary(assets => assets.Key, assets => new TokenHoldings([.. assets]), StringComparer.Ordinal)
        );
    }

    internal ImmutableArray<ChainHoldings> Chains => _chains;

    /// <summary>What lives under a symbol, on whichever chain: chains in the order of their names, a chain's coin before its tokens.</summary>
    public TokenHoldings Of(string symbol) => _bySymbol.Value.GetValueOrDefault(symbol) ?? TokenHoldings.None;

    private IEnumerable<PlacedLedger> Assets() =>
        from chain in _chains
        from asset in chain.Assets.Values.OrderBy(asset => asset.Asset.Contract, StringComparer.Ordinal)
        select new PlacedLedger(chain, asset);
}

/// <summary>An asset's ledger and the state of its chain.</summary>
internal readonly record struct PlacedLedger(ChainHoldings Chain, AssetLedger Ledger);
