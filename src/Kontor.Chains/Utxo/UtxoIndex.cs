using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Chains.Utxo;

/// <summary>
/// Answers about a world's chain of outputs without its loop. Nobody writes it in the background: whoever asks has it read what is new
/// first, which is nothing most of the time. Where the chain was rewritten it goes back to the newest block that is still there.
/// </summary>
public sealed class UtxoIndex(LiveWorld world, string chain) : IDisposable
{
    private const int BlocksPerRead = 500;

    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>The ledgers of the blocks that can still be undone, and the one that they stand on. Belongs to the writer.</summary>
    private readonly List<UtxoLedger> _recent = [];

    private volatile UtxoLedger _head = UtxoLedger.Empty;

    public string Chain => chain;

    /// <summary>The ledger at the tip of the chain as it was when this was called, or of a newer one.</summary>
    /// <exception cref="ChainSourceUnavailableException">The world cannot be read, or does not hold all blocks any more.</exception>
    public async ValueTask<UtxoLedger> AtHeadAsync(CancellationToken stop = default)
    {
        if (IsAtHead(View))
            return _head;
        await _writer.WaitAsync(stop);
        try
        {
            while (!IsAtHead(View))
                await ReadOnAsync(View);
            return _head;
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private UtxoChainView View =>
        world.Chains.FindUtxo(chain) ?? throw new ChainSourceUnavailableException($"The world has no chain of outputs called {chain}.");

    private bool IsAtHead(UtxoChainView view) => _head.Hash == view.Tip.Hash;

    private async ValueTask ReadOnAsync(UtxoChainView view)
    {
        while (_recent.Count > 0 && !IsStillThere(view, _recent[^1]))
            _recent.RemoveAt(_recent.Count - 1);
        var ledger = _recent.Count > 0 ? _recent[^1] : UtxoLedger.Empty;
        var answer = await world.ReadUtxoBlocksAsync(chain, ledger.Height + 1, BlocksPerRead);
        if (answer.Status != AnswerStatus.Done)
            throw new ChainSourceUnavailableException($"The world cannot be read now: {answer.Status}.");
        // Without a store old blocks are gone, and what comes begins above them.
        var isGone = answer.Value.IsEmpty ? View.Tip.Height > ledger.Height : answer.Value[0].Height != ledger.Height + 1;
        if (isGone)
            throw new ChainSourceUnavailableException($"The world does not hold the blocks of {chain} above {ledger.Height} any more.");
        foreach (var block in answer.Value)
        {
            // It was rewritten again meanwhile: the next round finds out how far.
            if (block.ParentHash != ledger.Hash)
                break;
            ledger = ledger.With(block);
            _recent.Add(ledger);
            if (_recent.Count > ChainBounds.ReorgDepthMax + 1)
                _recent.RemoveAt(0);
        }
        _head = ledger;
    }

    // A final block is never undone.
    private static bool IsStillThere(UtxoChainView view, UtxoLedger ledger) =>
        ledger.Height < view.FinalCount || view.FindRecent(ledger.Height)?.Hash == ledger.Hash;
}
