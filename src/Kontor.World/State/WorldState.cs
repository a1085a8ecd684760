using System.Collections.Immutable;
using Kontor.World.Chains;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Facts;
using Kontor.World.Funding;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;
using Kontor.World.Posts;
using Kontor.World.Referrals;
using Kontor.World.Services;
using Kontor.World.Spot;
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
        Spot = new SpotState(Ledger, Directory, Candles);
        Margin = new MarginState(Ledger, Spot, Schedule);
        Perpetuals = new PerpetualsState(Ledger, Directory, Schedule, Candles);
        Funding = new FundingState(Ledger);
        Referrals = new ReferralsState(Ledger, Directory);
        History = new HistoryState([
            Ledger.Bills,
            Ledger.Transfers,
            Candles,
            .. Spot.History.All,
            .. Margin.Histories,
            .. Perpetuals.History.All,
            .. Funding.Histories,
            .. Chains.Histories,
            .. histories,
        ]);
        Folders =
        [
            Time,
            Schedule,
            Chance,
            Directory,
            Services,
            Ledger,
            Spot,
            Margin,
            Perpetuals,
            Funding,
            Referrals,
            Credits,
            Chains,
            Compliance,
            Facts,
            Posts,
            History,
        ];
        Schedule.On(DueKind.InterestHour, (_, loan, nowMs) => Margin.AccrueHour(loan, nowMs));
        Schedule.On(DueKind.MarginLiquidation, (_, account, nowMs) => Margin.LiquidationStep(account, nowMs));
        Perpetuals.WatchClock(Schedule);
        Schedule.On(DueKind.WithdrawalStep, StubChain.Step);
        Schedule.On(DueKind.DepositStep, DepositDesk.Step);
        Schedule.On(DueKind.ChainBlock, (state, index, nowMs) => ChainClock.Step(state, Chains.All[(int)index], nowMs));
        Schedule.On(DueKind.UtxoBlock, (state, index, nowMs) => ChainClock.Step(state, Chains.Utxo[(int)index], nowMs));
        Chains.Watch = new ChainPort();
    }

    /// <summary>Records applied so far, the genesis included: the position of the next one in the log.</summary>
    public long Commands { get; private set; }

    public ulong Seed { get; private set; }

    public TimeState Time { get; } = new();
    public ScheduleState Schedule { get; } = new();
    public Chance Chance { get; } = new();
    public DirectoryState Directory { get; } = new();
    public ServicesState Services { get; } = new();
    public LedgerState Ledger { get; } = new();
    public SpotState Spot { get; }
    public MarginState Margin { get; }
    public PerpetualsState Perpetuals { get; }
    public FundingState Funding { get; }
    public ReferralsState Referrals { get; }
    public CreditsState Credits { get; } = new();
    public ChainsState Chains { get; } = new();
    public ComplianceState Compliance { get; } = new();
    public FactsState Facts { get; } = new();
    public PostsState Posts { get; } = new();

    /// <summary>The closed candles of all markets.</summary>
    public HistoryStream<CandleRow> Candles { get; } = new("candles");

    /// <summary>Every folder that keeps a history registers its streams here.</summary>
    public HistoryState History { get; }

    /// <summary>The spot markets of an exchange that is known to exist.</summary>
    public SpotExchange SpotOf(ExchangeId exchange) => Spot.Of(Ledger.Find(exchange)!);

    /// <summary>A spot market, if there is such an exchange and it lists it.</summary>
    public MarketRecord? FindMarket(ExchangeId exchange, string symbol) =>
        Ledger.Find(exchange) is { } ledger ? Spot.Of(ledger).FindMarket(symbol) : null;

    /// <summary>Every folder, in the order in which snapshots hold them.</summary>
    public ImmutableArray<IStateFolder> Folders { get; }

    /// <summary>Called once for every record, before its command is applied: what fell due until then comes first.</summary>
    internal void Begin(long stampMs)
    {
        Time.Observe(stampMs);
        Commands++;
        Ledger.Tap.Record = Commands;
        RunDue(stampMs);
    }

    /// <summary>Called once for every record, after its command was applied: what it made due at once is done before anybody looks.</summary>
    internal void End()
    {
        Perpetuals.Settle(Time.NowMs);
        Ledger.Tap.Settle(this, Time.NowMs);
        RunDue(Time.NowMs);
    }

    /// <summary>Whoever reads after the clock was moved sees what became due by it.</summary>
    internal Outcome<long> MoveClock(long toMs)
    {
        var moved = Time.MoveTo(toMs);
        if (moved.IsOk)
            RunDue(moved.Value);
        return moved;
    }

    internal void RunDue(long untilMs) => Schedule.Run(this, untilMs);

    internal void Begin(Genesis genesis)
    {
        Invariant.Holds(Commands == 1);
        Seed = genesis.Seed;
        Chance.Seed(genesis.Seed);
        Time.Begin(genesis.ManualStartMs);
        Ledger.Begin(genesis.Exchanges);
        Spot.Begin();
        Margin.Begin();
        Perpetuals.Begin();
        Funding.Begin(genesis.Exchanges.Length);
        Referrals.Begin(genesis.Exchanges.Length);
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
