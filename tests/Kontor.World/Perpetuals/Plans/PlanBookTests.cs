using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Tests.Perpetuals.Plans;

/// <summary>One tick is ten price units here.</summary>
public sealed class PlanBookTests
{
    private const long TickUnits = 10;
    private readonly PlanBook _plans = new();

    [Fact]
    public void A_plan_is_reached_by_the_price_it_watches_and_by_no_other()
    {
        Add(1, Plan(100, rises: true));
        Add(2, Plan(100, rises: true) with { Source = PriceSource.Mark });

        Assert.Empty(Reached(PriceSource.Last, 999));
        Assert.Equal([2L], Reached(PriceSource.Mark, 1_000));
        Assert.Equal([1L], Reached(PriceSource.Last, 1_001));
        Assert.Equal(0, _plans.Count);
    }

    [Fact]
    public void Rising_plans_come_out_first_then_those_the_price_met_first_then_those_that_came_first()
    {
        Add(1, Plan(102, rises: true));
        Add(2, Plan(101, rises: true));
        Add(3, Plan(101, rises: true));
        Add(4, Plan(200, rises: false));

        Assert.Equal([2L, 3, 1, 4], Reached(PriceSource.Last, 1_020));
    }

    [Fact]
    public void A_trailing_sale_starts_at_its_activation_price_follows_the_price_up_and_sells_on_the_way_down()
    {
        // It begins at 1,000; the callback is 1 %.
        Add(1, Trailing(Side.Sell, 100, rises: true));

        Assert.Empty(Reached(PriceSource.Last, 950, 500));
        Assert.Equal(PlanState.Waiting, _plans.Find(1)!.State);
        Assert.Empty(Reached(PriceSource.Last, 1_000));
        Assert.Equal(PlanState.Following, _plans.Find(1)!.State);
        // From 1,000 the stop stands at 990, from 1,100 at 1,089; 1,090 is above it, and 1,095 does not move it.
        Assert.Empty(Reached(PriceSource.Last, 991, 1_100, 1_090, 1_095));
        Assert.Equal(1_100, _plans.Find(1)!.BestUnits);
        Assert.Equal([1L], Reached(PriceSource.Last, 1_089));
    }

    [Fact]
    public void A_trailing_purchase_follows_the_price_down()
    {
        Add(1, Trailing(Side.Buy, 100, rises: false));

        // From 1,000 the stop stands at 1,010, from 900 at 909.
        Assert.Empty(Reached(PriceSource.Last, 1_000, 1_009, 900, 908));
        Assert.Equal([1L], Reached(PriceSource.Last, 909));
    }

    [Fact]
    public void A_plan_that_was_taken_out_is_not_reached_any_more_wherever_it_stood()
    {
        Add(1, Plan(100, rises: true));
        Add(2, Trailing(Side.Sell, 100, rises: true));
        Assert.Equal([1L], Reached(PriceSource.Last, 1_000));
        _plans.Remove(_plans.Find(2)!);

        Assert.Empty(Reached(PriceSource.Last, 1, 100_000, 1));
        Assert.Empty(_plans.Of(7));
    }

    [Fact]
    public void Other_terms_mean_another_price()
    {
        Add(1, Plan(100, rises: true));
        _plans.Change(_plans.Find(1)!, Plan(50, rises: false), TickUnits);

        Assert.Empty(Reached(PriceSource.Last, 1_000));
        Assert.Equal([1L], Reached(PriceSource.Last, 500));
    }

    [Fact]
    public void A_restart_loses_nothing()
    {
        Add(1, Plan(100, rises: true));
        Add(2, Trailing(Side.Sell, 90, rises: true));
        Add(3, Plan(80, rises: false) with { Source = PriceSource.Mark, Presets = new PresetEnds(0, false, 3, true) });
        Assert.Empty(Reached(PriceSource.Last, 950));
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        _plans.Save(ref writer);
        var again = new PlanBook();
        var reader = new RecordReader(output.WrittenSpan);
        again.Load(ref reader);
        reader.ExpectEnd();

        Assert.Equal(950, again.Find(2)!.BestUnits);
        Assert.Equal(_plans.Find(3)!.Terms, again.Find(3)!.Terms);
        Assert.Equal([1L, 2, 3], again.Of(7).Select(plan => plan.Id));
        // 950 less 1 % is 940.5; the callback is rounded down to 9.
        Assert.Null(again.TakeReached(0, PriceSource.Last, 942));
        Assert.Equal(2, again.TakeReached(0, PriceSource.Last, 941)!.Id);
    }

    private void Add(long id, PlanTerms terms) =>
        _plans.Add(
            new PlanOrder
            {
                Id = id,
                User = 7,
                Contract = 0,
                Terms = terms,
                CreatedMs = 0,
            },
            TickUnits,
            priceUnits: 1_000
        );

    private static PlanTerms Plan(long triggerTicks, bool rises) =>
        new()
        {
            Kind = PlanKind.Trigger,
            Action = OrderAction.Buy,
            Lots = 1,
            TriggerTicks = triggerTicks,
            Way = rises ? PriceWay.Rises : PriceWay.Falls,
            Source = PriceSource.Last,
        };

    private static PlanTerms Trailing(Side side, long activationTicks, bool rises) =>
        Plan(activationTicks, rises) with
        {
            Kind = PlanKind.Trailing,
            Action = side == Side.Buy ? OrderAction.Buy : OrderAction.Sell,
            CallbackPpm = 10_000,
        };

    private List<long> Reached(PriceSource source, params long[] prices)
    {
        var reached = new List<long>();
        foreach (var price in prices)
        {
            while (_plans.TakeReached(0, source, price) is { } plan)
                reached.Add(plan.Id);
        }
        return reached;
    }
}
