using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Storage;

/// <summary>
/// Keeps what a source delivers. Whoever reads asks for the block after its newest, so a question for a height that is kept already means that everything
/// from there on was taken back.
/// </summary>
public sealed class KeptChainSource(IChainSource source, ChainBlockFile file) : IChainSource
{
    private volatile string _fault = "";

    public ChainIdentity Chain => source.Chain;

    /// <summary>Why nothing is kept any more; empty as long as all is. The chain is followed all the same, and the next start reads the rest again.</summary>
    public string Fault => _fault;

    public ValueTask<ChainHead> HeadAsync(CancellationToken stop) => source.HeadAsync(stop);

    public ValueTask<Hash32?> HashAtAsync(long height, CancellationToken stop) => source.HashAtAsync(height, stop);

    public async ValueTask<IReadOnlyList<ChainBlock>> ReadAsync(long fromHeight, int max, CancellationToken stop)
    {
        var blocks = await source.ReadAsync(fromHeight, max, stop);
        Keep(fromHeight, blocks);
        return blocks;
    }

    public ValueTask<IReadOnlyList<PendingTransaction>> PendingAsync(CancellationToken stop) => source.PendingAsync(stop);

    public ValueTask<TokenFact?> TokenAsync(Address20 contract, CancellationToken stop) => source.TokenAsync(contract, stop);

    public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop) => source.CodeAsync(address, stop);

    public ValueTask WaitForNewsAsync(CancellationToken stop) => source.WaitForNewsAsync(stop);

    private void Keep(long fromHeight, IReadOnlyList<ChainBlock> blocks)
    {
        if (_fault.Length > 0)
            return;
        try
        {
            file.CutFrom(fromHeight);
            foreach (var block in blocks)
                file.Append(block);
        }
        catch (IOException cannot)
        {
            _fault = cannot.Message;
        }
    }
}
