using System.Collections.Immutable;
using System.Numerics;
using Kontor.Chains;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Analytics.Holdings;

/// <summary>The blocks of a chain of outputs, from the world.</summary>
internal sealed class UtxoFeed : IBlockFeed
{
    private const int BlocksPerRead = 500;

    private readonly LiveWorld _world;
    private readonly ChainAsset _coin;

    public UtxoFeed(LiveWorld world, ChainRecord chain)
    {
        _world = world;
        _coin = new ChainAsset(chain.Name, chain.FullName, "", chain.NativeSymbol, chain.NativeDecimals);
    }

    public string Chain => _coin.Chain;

    public long? FirstHeight => 0;

    public ValueTask PrepareAsync(CancellationToken stop) => ValueTask.CompletedTask;

    // A final block is never undone.
    public bool IsStillThere(long height, Hash32 hash) =>
        _world.Chains.FindUtxo(Chain) is { } view && (height < view.FinalCount || view.FindRecent(height)?.Hash == hash);

    public async ValueTask<IReadOnlyList<BlockNews>> ReadAsync(long fromHeight, CancellationToken stop)
    {
        if (_world.Chains.FindUtxo(Chain)!.Tip.Height < fromHeight)
            return [];
        var answer = await _world.ReadUtxoBlocksAsync(Chain, fromHeight, BlocksPerRead);
        if (answer.Status != AnswerStatus.Done)
            throw new ChainSourceUnavailableException($"The world cannot be read now: {answer.Status}.");
        return [.. answer.Value.Select(ToNews)];
    }

    private BlockNews ToNews(UtxoBlock block)
    {
        var transfers = ImmutableArray.CreateBuilder<NewsTransfer>();
        var changes = ImmutableArray.CreateBuilder<NewsChange>();
        for (var index = 0; index < block.Transactions.Length; index++)
        {
            var (mined, hash) = (block.Transactions[index], DoubleSha.Text(block.Transactions[index].Id));
            var net = UtxoTransfers.NetOf(mined);
            foreach (var (owner, difference) in net)
                changes.Add(new NewsChange(_coin, owner, difference));
            if (mined.Transaction.IsCoinbase)
                continue;
            foreach (var (from, to, amount) in UtxoTransfers.Match(net))
                transfers.Add(new NewsTransfer(_coin, hash, index, from, to, amount));
        }
        return new BlockNews
        {
            Height = block.Height,
            Hash = block.Hash,
            ParentHash = block.ParentHash,
            TimeMs = block.TimeMs,
            Transfers = transfers.ToImmutable(),
            Changes = changes.ToImmutable(),
            Contracts = [],
        };
    }
}
