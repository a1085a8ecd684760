using System.Collections.Immutable;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.ValueScan.Tokens;

/// <summary>
/// The tokens of the world: the assets of every exchange and the tokens of every chain. A symbol is one token, wherever it is met. Nothing
/// is invented: a token is here because somebody listed it or because a chain carries it.
/// </summary>
internal sealed class TokenRegistry(LiveWorld world)
{
    // Only the world's thread touches these two: the list is made where the records are read.
    private readonly List<object> _sources = [];
    private TokenList _list = new([]);

    public ValueTask<Answer<TokenList>> ReadAsync() => world.ReadAsync(Current);

    /// <summary>
    /// Records and blocks are replaced and never changed, so as long as they are the same objects the list is the same too.
    /// </summary>
    private TokenList Current(WorldState state)
    {
        if (IsCurrent(state))
            return _list;
        _sources.Clear();
        _sources.AddRange(Sources(state));
        return _list = Collect(_sources);
    }

    private bool IsCurrent(WorldState state)
    {
        var at = 0;
        foreach (var source in Sources(state))
        {
            if (at == _sources.Count || !ReferenceEquals(_sources[at], source))
                return false;
            at++;
        }

        return at == _sources.Count;
    }

    private static IEnumerable<object> Sources(WorldState state)
    {
        foreach (var exchange in state.Ledger.Exchanges)
        foreach (var asset in exchange.Assets.All)
        {
            if (!asset.IsPractice)
                yield return asset;
        }

        foreach (var chain in state.Chains.All)
        {
            yield return chain;
            // What tokens there are, and who holds them, changes with every block.
            yield return chain.Blocks.Tip;
        }

        foreach (var chain in state.Chains.Utxo)
        {
            yield return chain;
            yield return chain.Blocks.Tip;
        }
    }

    private static TokenList Collect(IReadOnlyList<object> sources)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in sources.OfType<AssetRecord>())
            names.TryAdd(asset.Code, asset.Name);
        var places = new Dictionary<string, ImmutableArray<TokenPlace>.Builder>(StringComparer.Ordinal);
        foreach (var chain in sources.OfType<Chain>())
        {
            Add(chain.Record.NativeSymbol, new TokenPlace("", chain.Record.FullName, chain.CoinHolders));
            // Collections are no coins.
            foreach (var (contract, _, holders) in chain.Tokens.Where(token => token.Contract.Terms.Kind == ContractKind.Erc20))
                Add(contract.Terms.Symbol, new TokenPlace(contract.Address.ToString(), chain.Record.FullName, holders));
        }

        foreach (var chain in sources.OfType<UtxoChain>())
            Add(chain.Record.NativeSymbol, new TokenPlace("", chain.Record.FullName, chain.Holders));

        void Add(string symbol, TokenPlace place)
        {
            KnownCoins.TryFind(symbol, out _, out var name);
            names.TryAdd(symbol, name);
            if (!places.TryGetValue(symbol, out var at))
                places.Add(symbol, at = ImmutableArray.CreateBuilder<TokenPlace>());
            at.Add(place);
        }

        var taken = new HashSet<long>();
        return new TokenList(
            names.Select(one => new Token(
                KnownCoins.TryFind(one.Key, out var id, out _) ? id : OwnIds.Take(one.Key, taken),
                one.Key,
                one.Value,
                places.GetValueOrDefault(one.Key)?.ToImmutable() ?? []
            ))
        );
    }
}
