using System.Collections.Immutable;
using Kontor.World.Chains;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Services;
using Kontor.World.Time;

namespace Kontor.World.State;

/// <summary>All that a world is: the fold of its log. Only commands change it, only the writer's thread touches it.</summary>
public sealed class WorldState
{
    public WorldState()
        : this([]) { }

    /// <param name="histories">Histories beside those of the folders.</param>
    internal WorldState(IEnumerable<HistoryStream> histories)
    {
        History = new HistoryState([.. histories]);
        Folders = [Time, Chance, Directory, Services, Ledger, Credits, Chains, History];
    }

    /// <summary>Records applied so far, the genesis included: the position of the next one in the log.</summary>
    public long Commands { get; private set; }

    public ulong Seed { get; private set; }

    public TimeState Time { get; } = new();
    public Chance Chance { get; } = new();
    public DirectoryState Directory { get; } = new();
    public ServicesState Services { get; } = new();
    public LedgerState Ledger { get; } = new();
    public CreditsState Credits { get; } = new();
    public ChainsState Chains { get; } = new();

    /// <summary>Every folder that keeps a history registers its streams here.</summary>
    public HistoryState History { get; }

    /// <summary>Every folder, in the order in which snapshots hold them.</summary>
    public ImmutableArray<IStateFolder> Folders { get; }

    /// <summary>Called once for every record, before its command is applied.</summary>
    internal void Begin(long stampMs)
    {
        Time.Observe(stampMs);
        Commands++;
    }

    internal void Begin(Genesis genesis)
    {
        Invariant.Holds(Commands == 1);
        Seed = genesis.Seed;
        Chance.Seed(genesis.Seed);
        Time.Begin(genesis.ManualStartMs);
        Ledger.Begin(genesis.Exchanges, genesis.BillsMax, genesis.TransfersMax);
        Credits.Begin(genesis.StatementLinesMax);
    }

    internal void SaveCounters(ref RecordWriter writer)
    {
        writer.WriteLong(Commands);
        writer.WriteFixed(Seed);
    }

    internal void LoadCounters(ref RecordReader reader)
    {
        Commands = reader.ReadLong();
        Seed = reader.ReadFixed();
    }
}
