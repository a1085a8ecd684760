using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Begins a chain with a genesis block that gives every allocation to its address.</summary>
public sealed record DefineChain(ChainRecord Chain, ImmutableArray<Allocation> Allocations) : Command<Outcome<BlockRecord>>
{
    public override CommandKind Kind => CommandKind.DefineChain;

    public override Outcome<BlockRecord> Apply(WorldState state, long nowMs)
    {
        if (!Chain.IsWellFormed)
            return Reject.Malformed;
        if (state.Chains.Find(Chain.Name) is not null)
            return Reject.NameTaken;
        if (state.Chains.All.Count >= Bounds.ChainsMax || Allocations.Length > Bounds.AllocationsPerChainMax)
            return Reject.TooMany;
        var reject = Chains.Chain.Check(Chain, Allocations);
        if (reject != Reject.None)
            return reject;
        var chain = new Chain(Chain, Allocations);
        chain.Blocks.Mine(Chain.GenesisMs);
        state.Chains.Add(chain);
        return chain.Blocks.Find(0)!;
    }

    public override void Write(ref RecordWriter writer)
    {
        Chain.Write(ref writer);
        writer.WriteCount(Allocations.Length);
        foreach (var allocation in Allocations)
            allocation.Write(ref writer);
    }

    public static DefineChain Read(ref RecordReader reader) => new(ChainRecord.Read(ref reader), Chains.Chain.ReadAllocations(ref reader));
}
