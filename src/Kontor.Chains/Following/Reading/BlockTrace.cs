using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// What a trace of a block adds to its receipts. Of the calls inside transactions only those are kept that carry coin: the others change nothing that an
/// index answers, and there are ten times as many of them.
/// </summary>
internal sealed class BlockTrace(int transactions)
{
    /// <summary>Why each transaction failed; empty for those that did not.</summary>
    public string[] Errors { get; } = Enumerable.Repeat("", transactions).ToArray();

    public ImmutableArray<InternalTransfer>.Builder Transfers { get; } = ImmutableArray.CreateBuilder<InternalTransfer>();

    public ImmutableArray<ContractCreation>.Builder Creations { get; } = ImmutableArray.CreateBuilder<ContractCreation>();

    public ImmutableArray<NativeGrant>.Builder Grants { get; } = ImmutableArray.CreateBuilder<NativeGrant>();

    /// <summary>New coin for the miner.</summary>
    public Word256 Reward { get; set; }

    /// <param name="isInner">The value of the transaction itself is no internal transfer.</param>
    public void Move(int transaction, Address20 from, Address20 to, Word256 value, CallOperation operation, bool isInner, bool isUndone)
    {
        if (isInner && !value.IsZero)
            Transfers.Add(new InternalTransfer(transaction, from, to, value, operation, !isUndone));
    }

    public void Create(int transaction, Address20 creator, Address20 contract, ReadOnlySpan<byte> code) =>
        Creations.Add(new ContractCreation(transaction, creator, contract, Hash32.Of(code), code.Length));
}
