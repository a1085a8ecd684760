using System.Collections.Immutable;
using Kontor.World.Chains;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Tests.Funding;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Compliance;

public sealed class ComplianceTests : IAsyncLifetime
{
    private const string Chain = "eth";
    private const string Mixer = "0x00000000000000000000000000000000000000aa";

    private static readonly WatchedTransfer s_transfer = new("customer-1", Chain, "0x01", Mixer, "", IsReceived: true);
    private static readonly Finding s_finding = new(AlertLevel.High, "mixer", "Tumble", IsDirect: true, "1.5", "3000");

    private readonly TestDisk _disk = new();
    private readonly LiveWorld _world;
    private long _ada;
    private long _bob;

    public ComplianceTests() => _world = TestWorld.Open(_disk);

    public async Task InitializeAsync()
    {
        await _world.Ok(new DefineChain(Record(), []));
        _ada = (await _world.User("Ada")).Number;
        _bob = (await _world.User("Bob")).Number;
    }

    public async Task DisposeAsync()
    {
        // The state that a snapshot and a replay lead to is the same one.
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_label_says_who_stands_behind_an_address_until_it_is_taken_away()
    {
        Assert.Null(_world.Labels.Find(Chain, Mixer));
        var label = new AddressLabel(Chain, Mixer, "Tumble", "mixer", IsBlack: true);
        await _world.Ok(new LabelAddress(label));
        Assert.Equal(label, _world.Labels.Find(Chain, Mixer));
        Assert.Null(_world.Labels.Find("bsc", Mixer));
        await _world.Ok(new LabelAddress(label with { Entity = "", Category = "", IsBlack = false }));
        Assert.Null(_world.Labels.Find(Chain, Mixer));
        await Refuses(Reject.UnknownChain, new LabelAddress(label with { Chain = "nowhere" }));
        await Refuses(Reject.Malformed, new LabelAddress(label with { Address = "" }));
    }

    [Fact]
    public async Task What_was_found_about_a_transfer_stays_what_it_was()
    {
        var alerts = await _world.Ok(new RaiseAlerts(_ada, s_transfer, [s_finding]));
        Assert.Equal((_ada, AlertStatus.Open, TestWorld.StartMs), (alerts[0].Owner, alerts[0].Status, alerts[0].TimeMs));
        // Whoever asks again gets the same, whatever would be found by now.
        var again = await _world.Ok(new RaiseAlerts(_ada, s_transfer, [s_finding, s_finding with { Entity = "Else" }]));
        Assert.Equal(alerts[0].Number, Assert.Single(again).Number);
        // Somebody else's findings are somebody else's.
        Assert.Empty(await _world.Ok(new RaiseAlerts(_bob, s_transfer, [])));
        Assert.Empty(await _world.Ok(new RaiseAlerts(_bob, s_transfer, [s_finding])));
        await Refuses(Reject.UnknownUser, new RaiseAlerts(99, s_transfer, []));
        await Refuses(Reject.Malformed, new RaiseAlerts(_ada, s_transfer with { UserId = "" }, []));
        var tooMany = Enumerable.Repeat(s_finding, ComplianceBounds.FindingsPerTransferMax + 1).ToImmutableArray();
        await Refuses(Reject.Malformed, new RaiseAlerts(_ada, s_transfer with { UserId = "customer-2" }, tooMany));
    }

    [Fact]
    public async Task A_word_on_an_alert_has_to_say_something_new()
    {
        var number = (await _world.Ok(new RaiseAlerts(_ada, s_transfer, [s_finding])))[0].Number;
        await Refuses(Reject.Conflict, new SetAlertStatus(_ada, number, AlertStatus.Open, ""));
        var reviewed = await _world.Ok(new SetAlertStatus(_ada, number, AlertStatus.InReview, "asked the customer"));
        Assert.Equal([new AlertStep(AlertStatus.InReview, "asked the customer", TestWorld.StartMs)], reviewed.Steps.AsEnumerable());
        await Refuses(Reject.Conflict, new SetAlertStatus(_ada, number, AlertStatus.InReview, ""));
        await Refuses(Reject.UnknownMovement, new SetAlertStatus(_bob, number, AlertStatus.Resolved, ""));
        await Refuses(Reject.Malformed, new SetAlertStatus(_ada, number, (AlertStatus)9, ""));
        for (var left = ComplianceBounds.StepsPerAlertMax - 1; left > 0; left--)
            await _world.Ok(new SetAlertStatus(_ada, number, left % 2 == 0 ? AlertStatus.InReview : AlertStatus.Resolved, ""));
        await Refuses(Reject.TooMany, new SetAlertStatus(_ada, number, AlertStatus.FalsePositive, ""));
    }

    [Fact]
    public async Task An_address_is_watched_once_at_a_time()
    {
        var watch = new MonitorAddress(_ada, Chain, Mixer, OnlyBlack: false, "", DurationMs: 1_000);
        var monitor = await _world.Ok(watch);
        Assert.Equal((TestWorld.StartMs, TestWorld.StartMs + 1_000), (monitor.SinceMs, monitor.EndMs));
        await Refuses(Reject.Conflict, watch);
        await _world.Ok(new MonitorAddress(_bob, Chain, Mixer, OnlyBlack: true, "", DurationMs: 1_000));
        await _world.Ok(new StopMonitoring(_ada, Chain, Mixer));
        await Refuses(Reject.UnknownMovement, new StopMonitoring(_ada, Chain, Mixer));
        await _world.Ok(watch);
        // What has ended can begin anew, and there is nothing left to stop.
        await _world.Ok(new AdvanceClock(1_000));
        await Refuses(Reject.UnknownMovement, new StopMonitoring(_ada, Chain, Mixer));
        Assert.Equal(TestWorld.StartMs + 1_000, (await _world.Ok(watch)).SinceMs);
        await Refuses(Reject.Malformed, watch with { DurationMs = 0 });
        await Refuses(Reject.UnknownChain, watch with { Chain = "nowhere" });
        await Refuses(Reject.UnknownUser, watch with { Owner = 99 });
    }

    private async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) =>
        Assert.Equal(reject, (await _world.ExecuteAsync(command)).Value.Reject);

    private static ChainRecord Record() =>
        new()
        {
            Name = Chain,
            ChainId = 1,
            FullName = "Ethereum",
            ShortName = "ETH",
            NativeSymbol = "ETH",
            NativeDecimals = 18,
            GenesisMs = TestWorld.StartMs,
            Treasury = Address20.Parse(Mixer),
            Miner = Address20.Parse(Mixer),
        };
}
