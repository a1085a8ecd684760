using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>One blockchain of the world: its blocks, who has what, the transactions that wait, and its verification jobs.</summary>
public sealed partial class Chain
{
    internal Chain(int index, ChainRecord record, ChainArchive archive)
    {
        (Index, Record) = (index, record);
        Blocks = new BlockStore(archive, index);
        Machine = new Machine(Ledger, Contracts);
    }

    /// <summary>The number of the chain in the world.</summary>
    public int Index { get; }

    public ChainRecord Record { get; }
    public ChainSettings Settings { get; internal set; } = new();
    public string Name => Record.Name;
    public BlockStore Blocks { get; }
    internal ChainLedger Ledger { get; } = new();
    internal ContractTable Contracts { get; } = new();
    internal PendingPool Pool { get; } = new();
    internal Machine Machine { get; }

    /// <summary>What was asked about the sources of its contracts.</summary>
    public VerificationTable Verifications { get; } = new();

    /// <summary>How often blocks were undone.</summary>
    internal int Forks { get; set; }

    /// <summary>When the clock makes the next block; 0 when it makes none.</summary>
    internal long NextBlockMs { get; set; }

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

    internal long TakeArrival() => _nextArrival++;

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
