using Kontor.Chains.Model;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Chains.Sources;

/// <summary>The blocks of a chain of the world. What is published is read without the world's loop; only old blocks in its memory need it.</summary>
public sealed class WorldChainSource : IChainSource
{
    private readonly LiveWorld _world;
    private ChainView? _told;
    private ChainView? _taken;
    private TaskCompletionSource _taking = NewSignal();

    /// <param name="chain">A chain that the world has.</param>
    public WorldChainSource(LiveWorld world, string chain)
    {
        _world = world;
        var record = world.Chains.Find(chain)?.Record ?? throw new ArgumentException($"The world has no chain {chain}.", nameof(chain));
        Chain = new ChainIdentity(
            record.Name,
            record.ChainId,
            record.FullName,
            record.ShortName,
            record.NativeSymbol,
            record.NativeDecimals
        );
    }

    public ChainIdentity Chain { get; }

    /// <summary>What whoever reads from here has taken in whole; nothing until it has come to the head for the first time.</summary>
    public ChainView? Taken => Volatile.Read(ref _taken);

    /// <summary>Ends when the reader has taken in the chain as it was shown at some version, or later.</summary>
    public async Task WaitUntilTakenAsync(long version, CancellationToken stop)
    {
        while (true)
        {
            // Read first: a signal that comes between the two is then not missed.
            var taking = Volatile.Read(ref _taking);
            if (Taken is { } taken && taken.Version >= version)
                return;
            await taking.Task.WaitAsync(stop);
        }
    }

    private ChainView View => _world.Chains.Find(Chain.Name)!;

    public ValueTask<ChainHead> HeadAsync(CancellationToken stop)
    {
        var view = View;
        // Whatever takes its place is news.
        Volatile.Write(ref _told, view);
        var tip = view.Tip;
        return ValueTask.FromResult(new ChainHead(tip.Height, tip.Hash, tip.TimeMs));
    }

    public async ValueTask<Hash32?> HashAtAsync(long height, CancellationToken stop)
    {
        if (height < 0)
            return null;
        if (View.FindRecent(height) is { } recent)
            return recent.Hash;
        var blocks = await ReadBlocksAsync(height, 1);
        return blocks.Count > 0 ? blocks[0].Hash : null;
    }

    public async ValueTask<IReadOnlyList<ChainBlock>> ReadAsync(long fromHeight, int max, CancellationToken stop)
    {
        var blocks = await ReadBlocksAsync(fromHeight, max);
        return [.. blocks.Select(WorldBlocks.ToModel)];
    }

    public ValueTask<IReadOnlyList<PendingTransaction>> PendingAsync(CancellationToken stop) =>
        ValueTask.FromResult<IReadOnlyList<PendingTransaction>>([.. View.Pending.Select(WorldBlocks.ToModel)]);

    public ValueTask<TokenFact?> TokenAsync(Address20 contract, CancellationToken stop)
    {
        if (View.FindContract(contract) is not { Terms.IsToken: true } token)
            return ValueTask.FromResult<TokenFact?>(null);
        var kind = token.Terms.Kind switch
        {
            ContractKind.Erc721 => TokenKind.Erc721,
            ContractKind.Erc1155 => TokenKind.Erc1155,
            _ => TokenKind.Erc20,
        };
        // Its supply follows from its transfers, which are all there.
        return ValueTask.FromResult<TokenFact?>(
            new TokenFact(contract, kind, token.Terms.Name, token.Terms.Symbol, token.Terms.Decimals, TotalSupply: null)
        );
    }

    public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop) =>
        ValueTask.FromResult(View.FindContract(address)?.Code ?? ReadOnlyMemory<byte>.Empty);

    public async ValueTask WaitForNewsAsync(CancellationToken stop)
    {
        var told = Volatile.Read(ref _told);
        // Who waits for news has taken in what was told before.
        Volatile.Write(ref _taken, told);
        Interlocked.Exchange(ref _taking, NewSignal()).SetResult();
        await _world.Chains.WaitForChangeAsync(told, Chain.Name, stop);
    }

    private async ValueTask<IReadOnlyList<Block>> ReadBlocksAsync(long fromHeight, int max)
    {
        var answer = await _world.ReadBlocksAsync(Chain.Name, fromHeight, max);
        return answer.Status == AnswerStatus.Done
            ? answer.Value
            : throw new ChainSourceUnavailableException($"The world does not answer now: {answer.Status}.");
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
