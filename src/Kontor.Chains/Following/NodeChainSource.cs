using Kontor.Chains.Following.Reading;
using Kontor.Chains.Following.Rpc;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following;

/// <summary>
/// A chain as a real node tells it. Nothing that the node says is believed before it was checked, and whatever goes wrong ends in one of two exceptions.
/// It does not try again by itself: the follower does, ever more patiently.
/// </summary>
public sealed class NodeChainSource : IChainSource, IDisposable
{
    private readonly NodeOptions _options;
    private readonly TimeProvider _clock;
    private readonly NodeRpc _rpc;
    private readonly ReceiptReader _receipts;
    private readonly TraceReader _traces;
    private readonly NodeBlockReader _blocks;
    private readonly TokenReader _tokens;
    private readonly PoolReader _pool;
    private volatile NodeGreeting? _greeting;

    // A node that was away may come back as another one.
    private volatile bool _isStrange = true;

    public NodeChainSource(ChainIdentity chain, NodeOptions options, TimeProvider clock, HttpMessageHandler handler)
    {
        Chain = chain;
        _options = options;
        _clock = clock;
        _rpc = new NodeRpc(options, handler, clock);
        _receipts = new ReceiptReader(_rpc);
        _traces = new TraceReader(_rpc, options.Traces);
        _blocks = new NodeBlockReader(_rpc, _receipts, _traces);
        _tokens = new TokenReader(_rpc);
        _pool = new PoolReader(_rpc, clock);
    }

    public NodeChainSource(ChainIdentity chain, NodeOptions options, TimeProvider clock)
        : this(chain, options, clock, NodeHandler.Create()) { }

    public ChainIdentity Chain { get; }

    /// <summary>What is known of the node, for an operator. May be read at any time by anybody.</summary>
    public NodeFacts Facts =>
        new(
            _rpc.Name,
            _greeting?.ClientVersion ?? "",
            _greeting?.ChainId,
            _traces.Method,
            _traces.BlocksWithout,
            _traces.Refusal,
            _receipts.AsksForBlocks,
            _rpc.Requests
        );

    public ValueTask<ChainHead> HeadAsync(CancellationToken stop) =>
        WatchAsync(async () =>
        {
            await GreetAsync(stop);
            using var replies = await _rpc.AskAsync(NodeCalls.LatestBlock, stop);
            return new NodeHeader(replies[0].Result, new NodePlace(_rpc.Name, NodeCalls.Block), isWhole: false).Head;
        });

    public ValueTask<Hash32?> HashAtAsync(long height, CancellationToken stop) =>
        WatchAsync<Hash32?>(async () =>
        {
            using var replies = await _rpc.AskAsync(NodeCalls.BlockAt(height, isFull: false), stop);
            return replies[0].IsNull
                ? null
                : new NodeHeader(replies[0].Result, new NodePlace(_rpc.Name, NodeCalls.Block, height), isWhole: false).Hash;
        });

    public ValueTask<IReadOnlyList<ChainBlock>> ReadAsync(long fromHeight, int max, CancellationToken stop) =>
        WatchAsync(async () =>
        {
            await GreetAsync(stop);
            return await _blocks.ReadAsync(fromHeight, Math.Min(max, _options.BlocksMax), stop);
        });

    public ValueTask<IReadOnlyList<PendingTransaction>> PendingAsync(CancellationToken stop) => WatchAsync(() => _pool.ReadAsync(stop));

    public ValueTask<TokenFact?> TokenAsync(Address20 contract, CancellationToken stop) =>
        WatchAsync(() => _tokens.ReadAsync(contract, stop));

    public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop) =>
        WatchAsync<ReadOnlyMemory<byte>>(async () =>
        {
            using var replies = await _rpc.AskAsync(NodeCalls.CodeOf(address), stop);
            return NodeHex.Data(replies[0].Result, NodeBounds.CodeBytesMax, out _)
                ?? throw new NodePlace(_rpc.Name, NodeCalls.Code).Broken($"not the code of {address}");
        });

    /// <summary>What a contract keeps in a slot of its storage.</summary>
    public ValueTask<Hash32> StorageAsync(Address20 contract, Hash32 slot, CancellationToken stop) =>
        WatchAsync(async () =>
        {
            using var replies = await _rpc.AskAsync(NodeCalls.StorageAt(contract, slot), stop);
            var word = new byte[Hash32.Bytes];
            return NodeHex.TryExact(replies[0].Result, word)
                ? new Hash32(word)
                : throw new NodePlace(_rpc.Name, NodeCalls.Storage).Broken($"not what {contract} keeps");
        });

    /// <summary>What an account has of the chain's own coin, now or at a height that the node still remembers.</summary>
    public ValueTask<Word256> BalanceAsync(Address20 address, long? height, CancellationToken stop) =>
        WatchAsync(async () =>
        {
            using var replies = await _rpc.AskAsync(NodeCalls.BalanceOf(address, height), stop);
            return NodeHex.TryQuantity(replies[0].Result, out var balance)
                ? balance
                : throw new NodePlace(_rpc.Name, NodeCalls.Balance).Broken($"no quantity for {address}");
        });

    /// <summary>The pause between two looks at the head.</summary>
    public async ValueTask WaitForNewsAsync(CancellationToken stop) =>
        await Task.Delay(TimeSpan.FromMilliseconds(_options.PollMs), _clock, stop);

    public void Dispose() => _rpc.Dispose();

    private async Task GreetAsync(CancellationToken stop)
    {
        if (!_isStrange)
            return;
        var greeting = await NodeGreeting.AskAsync(_rpc, stop);
        var wanted = _options.ChainId ?? _greeting?.ChainId;
        if (wanted is { } chainId && chainId != greeting.ChainId)
            throw new ChainSourceBrokenException($"{_rpc.Name} serves the chain with id {greeting.ChainId}, not {chainId}.");
        _greeting = greeting;
        _isStrange = false;
    }

    private async ValueTask<T> WatchAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is ChainSourceUnavailableException or ChainSourceBrokenException)
        {
            _isStrange = true;
            throw;
        }
    }
}
