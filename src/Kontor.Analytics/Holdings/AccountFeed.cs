using System.Collections.Immutable;
using System.Numerics;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Analytics.Holdings;

/// <summary>The blocks of a chain of accounts and contracts, from its index.</summary>
internal sealed class AccountFeed(IServedChain chain) : IBlockFeed
{
    private const int BlocksPerRead = 256;

    private readonly Dictionary<Address20, ChainAsset> _tokens = [];
    private readonly ChainAsset _coin = new(
        chain.Identity.Name,
        chain.Identity.FullName,
        "",
        chain.Identity.NativeSymbol,
        chain.Identity.NativeDecimals
    );

    public string Chain => chain.Identity.Name;

    public long? FirstHeight => chain.Index.Head is null ? null : chain.Index.FirstHeight;

    public async ValueTask PrepareAsync(CancellationToken stop)
    {
        // A chain of the world is there for certain, so its index will be; of a node that is out of reach nobody knows when.
        while (!await chain.IsReadyAsync(stop) && chain is IndexedChain)
            stop.ThrowIfCancellationRequested();
    }

    public bool IsStillThere(long height, Hash32 hash) => chain.Index.HashAt(height) == hash;

    public ValueTask<IReadOnlyList<BlockNews>> ReadAsync(long fromHeight, CancellationToken stop)
    {
        var read = new List<BlockNews>();
        while (read.Count < BlocksPerRead && chain.Index.MovementsOf(fromHeight + read.Count) is { } block)
        {
            stop.ThrowIfCancellationRequested();
            // Tokens are asked for their names when the index comes to know them: soon this one will have answered.
            if (!AreNamesKnown(block))
                break;
            read.Add(ToNews(block));
        }
        return new(read);
    }

    private bool AreNamesKnown(BlockMovements block)
    {
        foreach (var change in block.Changes)
        {
            if (change.Contract is { } token && chain.Index.FactOf(token) is null)
                return false;
        }
        foreach (var movement in block.Movements)
        {
            if (movement.Contract is { } token && chain.Index.FactOf(token) is null)
                return false;
        }
        return true;
    }

    private BlockNews ToNews(BlockMovements block)
    {
        var transfers = ImmutableArray.CreateBuilder<NewsTransfer>(block.Movements.Length);
        foreach (var (contract, hash, index, from, to, amount) in block.Movements)
        {
            if (AssetOf(contract) is { } asset)
                transfers.Add(new NewsTransfer(asset, hash.ToString(), index, OwnerOf(asset, from), OwnerOf(asset, to), ToBig(amount)));
        }
        var changes = ImmutableArray.CreateBuilder<NewsChange>(block.Changes.Length);
        foreach (var (contract, address, before, after) in block.Changes)
        {
            if (AssetOf(contract) is { } asset && OwnerOf(asset, address) is { } owner)
                changes.Add(new NewsChange(asset, owner, ToBig(after) - ToBig(before)));
        }
        return new BlockNews
        {
            Height = block.Height,
            Hash = block.Hash,
            ParentHash = block.ParentHash,
            TimeMs = block.TimeMs,
            Transfers = transfers.ToImmutable(),
            Changes = changes.ToImmutable(),
            Contracts = [.. block.Contracts.Select(contract => contract.ToString())],
        };
    }

    /// <summary>A token that has no name is nobody's token.</summary>
    private ChainAsset? AssetOf(Address20? contract)
    {
        if (contract is not { } address)
            return _coin;
        if (chain.Index.FactOf(address) is not { Kind: TokenKind.Erc20, Symbol.Length: > 0 } fact)
            return null;
        if (!_tokens.TryGetValue(address, out var known) || known.Symbol != fact.Symbol || known.Decimals != fact.Decimals)
            _tokens[address] = known = new ChainAsset(Chain, _coin.ChainName, address.ToString(), fact.Symbol, fact.Decimals);
        return known;
    }

    /// <summary>Of a token the zero address has nothing: what it sends is new, and what it gets is no more.</summary>
    private static string? OwnerOf(ChainAsset asset, Address20 address) => !asset.IsCoin && address.IsZero ? null : address.ToString();

    private static BigInteger ToBig(Word256 word)
    {
        if (word.High128 == 0)
            return word.Low128;
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        word.WriteBigEndian(bytes);
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }
}
