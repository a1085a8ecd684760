using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Chains;

/// <summary>One blockchain of the world: its blocks, who has what, the transactions that wait, and its verification jobs.</summary>
public sealed partial class Chain : WorldChain
{
    internal Chain(int index, ChainRecord record, ChainArchive archive)
        : base(index, record)
    {
        Blocks = new BlockStore(archive, index);
        Machine = new Machine(Ledger, Contracts);
    }

    public override long BlockCount => Blocks.Count;
    public BlockStore Blocks { get; }
    internal ChainLedger Ledger { get; } = new();
    internal ContractTable Contracts { get; } = new();
    internal PendingPool Pool { get; } = new();
    internal Machine Machine { get; }

    /// <summary>What was asked about the sources of its contracts.</summary>
    public VerificationTable Verifications { get; } = new();

    /// <summary>What somebody wants the next block's base fee to be, instead of what follows from the blocks.</summary>
    internal long? BaseFeeWanted { get; set; }

    private long _nextArrival = 1;

    /// <summary>What a unit of gas costs at least in the next block.</summary>
    public long NextBaseFee
    {
        get
        {
            var tip = Blocks.Tip;
            return BaseFeeWanted ?? Gas.NextBaseFee(tip.BaseFee, tip.GasUsed, tip.GasLimit, Settings.BaseFeeMin);
        }
    }

    internal override int UndoableCount => Blocks.UndoableCount;
    internal override long TipMs => Blocks.Tip.TimeMs;
    internal override DueKind Due => DueKind.ChainBlock;
    internal override bool HasReady => Pool.Ready(NonceOf).Any(CanCome);

    internal override BlockRecord TipRecord() => BlockRecord.Of(Blocks.Tip);

    internal override void MineAt(WorldState state, long blockMs, long nowMs) => ChainDesk.MineAt(state, this, blockMs, nowMs);

    internal override void Rewind(WorldState state, int depth, bool keepsTransactions, long nowMs) =>
        ChainDesk.Rewind(state, this, depth, keepsTransactions, nowMs);

    internal override void Grow(WorldState state, ulong seed, long untilMs, int blocks, long nowMs) =>
        new ChainPast(state, this, seed).Grow(untilMs, blocks, nowMs);

    internal long TakeArrival() => _nextArrival++;

    // A base fee falls, but not below its minimum: until somebody lowers that, no block will ever take what offers less.
    private bool CanCome(SentTransaction head) => head.Terms.FeeMax >= Settings.BaseFeeMin && head.Terms.GasLimit <= Settings.GasLimit;

    internal void Save(ref RecordWriter writer)
    {
        Record.Write(ref writer);
        Settings.Write(ref writer);
        writer.WriteLong(Forks);
        writer.WriteLong(NextBlockMs);
        writer.WriteLongOrNone(BaseFeeWanted);
        writer.WriteLong(_nextArrival);
        Blocks.Save(ref writer);
        Ledger.Save(ref writer);
        Contracts.Save(ref writer);
        Pool.Save(ref writer);
        Verifications.Save(ref writer);
    }

    internal static Chain Load(ref RecordReader reader, int index, ChainArchive archive)
    {
        var chain = new Chain(index, ChainRecord.Read(ref reader), archive)
        {
            Settings = ChainSettings.Read(ref reader),
            Forks = (int)reader.ReadLong(),
            NextBlockMs = reader.ReadLong(),
            BaseFeeWanted = reader.ReadLongOrNone(),
            _nextArrival = reader.ReadLong(),
        };
        chain.Blocks.Load(ref reader);
        chain.Ledger.Load(ref reader);
        chain.Contracts.Load(ref reader);
        chain.Pool.Load(ref reader);
        chain.Verifications.Load(ref reader);
        return chain;
    }
}
