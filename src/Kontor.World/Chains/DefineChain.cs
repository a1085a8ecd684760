using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Begins a chain with a genesis block: contracts that are there from the beginning, and what is given to whom.</summary>
public sealed record DefineChain(ChainRecord Chain, ImmutableArray<Allocation> Allocations) : Command<Outcome<BlockRecord>>
{
    public ImmutableArray<GenesisContract> Contracts { get; init; } = [];
    public ChainSettings Settings { get; init; } = new();

    public override CommandKind Kind => CommandKind.DefineChain;

    public override Outcome<BlockRecord> Apply(WorldState state, long nowMs)
    {
        if (!Chain.IsWellFormed || !Settings.IsWellFormed)
            return Reject.Malformed;
        if (state.Chains.FindAny(Chain.Name) is not null)
            return Reject.NameTaken;
        if (state.Chains.Count >= Bounds.ChainsMax || Allocations.Length > Bounds.AllocationsPerChainMax || !state.Schedule.HasRoom)
            return Reject.TooMany;
        var reject = GenesisRules.Check(this);
        if (reject != Reject.None)
            return reject;
        var chain = new Chain(state.Chains.All.Count, Chain, state.Chains.Archive) { Settings = Settings };
        GenesisMaker.Make(chain, this);
        state.Chains.Add(chain);
        ChainClock.Wake(state, chain, nowMs);
        return BlockRecord.Of(chain.Blocks.Tip);
    }

    public override void Write(ref RecordWriter writer)
    {
        Chain.Write(ref writer);
        writer.WriteCount(Allocations.Length);
        foreach (var allocation in Allocations)
            allocation.Write(ref writer);
        writer.WriteCount(Contracts.Length);
        foreach (var contract in Contracts)
            contract.Write(ref writer);
        Settings.Write(ref writer);
    }

    public static DefineChain Read(ref RecordReader reader)
    {
        var record = ChainRecord.Read(ref reader);
        var allocations = ImmutableArray.CreateBuilder<Allocation>(reader.ReadCount());
        for (var left = allocations.Capacity; left > 0; left--)
            allocations.Add(Allocation.Read(ref reader));
        var contracts = ImmutableArray.CreateBuilder<GenesisContract>(reader.ReadCount());
        for (var left = contracts.Capacity; left > 0; left--)
            contracts.Add(GenesisContract.Read(ref reader));
        return new(record, allocations.MoveToImmutable())
        {
            Contracts = contracts.MoveToImmutable(),
            Settings = ChainSettings.Read(ref reader),
        };
    }
}
