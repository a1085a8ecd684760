using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Funding;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;
using static Kontor.World.Tests.Perpetuals.RiskWords;

namespace Kontor.World.Tests.Perpetuals.Funding;

/// <summary>Ann is long 6 BTC and Bob 4, isolated, both bought from Cid at 100 USDT. The clock stands at midnight; rounds are every eight hours.</summary>
public sealed class FundingRoundTests
{
    private readonly PerpetualWorld _world = new();

    public FundingRoundTests()
    {
        foreach (var user in new[] { "ann", "bob", "cid", "dan" })
            _world.Credit(user, 1_000);
        _world.Trade(Btc, "ann", "cid", 100, 6);
        _world.Trade(Btc, "bob", "cid", 100, 4, buyerMode: MarginMode.Isolated);
    }

    [Fact]
    public void Longs_pay_shorts_and_the_fund_keeps_the_fractions()
    {
        // 0.01 % of 600.042, 400.028 and 1,000.07 USDT are 60.0042, 40.0028 and 100.007 units: 61 and 41 are paid, 100 received.
        _world.Index(Btc, 100_007);
        _world.Advance(8 * HourMs);

        Assert.Equal(1_000_000 - 600 - 61, _world.Wealth("ann"));
        Assert.Equal(1_000_000 - 400 - 41, _world.Wealth("bob"));
        Assert.Equal(40_000 - 41, _world.Position("bob", Btc)!.Value.IsolatedMargin);
        Assert.Equal(1_000_000 + 100, _world.Wealth("cid"));
        Assert.Equal(2, _world.Fund());
        Assert.Equal((61, 41, -100), (Paid("ann"), Paid("bob"), Paid("cid")));
        Assert.Equal(
            new FundingRateRow
            {
                TimeMs = TestWorld.StartMs + (8 * HourMs),
                RatePpb = 100_000,
                MarkUnits = 100_007,
            },
            Rows()[0] with
            {
                Exchange = 0,
            }
        );
        _world.MustBeSound();
    }

    [Fact]
    public void The_rate_is_the_average_premium_of_the_minutes_of_the_interval()
    {
        _world.Index(Btc, 100_000);
        // For two hours the bid is 1 % above the index, for six it is not: 0.25 %, pulled down by 0.05 % to 0.2 %.
        var bid = _world.Bid("dan", Btc, 101, 1);
        for (var minute = 0; minute < 120; minute++)
            _world.Advance(60 * SecondMs);
        _world.Ok(new CancelPerpetualOrder(ExchangeId.Weex, _world.User("dan"), Btc, PerpetualOrderKey.Of(bid.Id)));
        for (var minute = 0; minute < 359; minute++)
            _world.Advance(60 * SecondMs);
        var meter = _world.Perpetuals.Risk.MeterOf(_world.At(Btc));
        Assert.InRange(meter.ForecastPpb(_world.At(Btc).Record), 2_000_000, 2_010_000);
        _world.Advance(60 * SecondMs);

        Assert.Equal(2_000_000, meter.LastRatePpb);
        Assert.Equal(0, meter.PremiumPpb);
        _world.MustBeSound();
    }

    [Fact]
    public void After_a_round_the_mark_stands_above_the_index_by_what_is_still_to_be_earned()
    {
        _world.Index(Btc, 100_000);
        _world.Bid("dan", Btc, 101, 1);
        _world.Advance(8 * HourMs);
        // 1 % less 0.05 %: 950 units of 100,000, all of which is still to be earned.
        Assert.Equal(9_500_000, _world.Perpetuals.Risk.MeterOf(_world.At(Btc)).LastRatePpb);
        Assert.Equal(100_950, _world.At(Btc).MarkUnits);
        _world.Advance(4 * HourMs);
        Assert.Equal(100_475, _world.At(Btc).MarkUnits);
        _world.MustBeSound();
    }

    [Fact]
    public void With_a_negative_rate_shorts_pay()
    {
        _world.Index(Btc, 100_000);
        _world.Ask("dan", Btc, 99, 1);
        _world.Advance(8 * HourMs);

        // -1 % + 0.05 % of 1,000 USDT.
        Assert.Equal(9_500, Paid("cid"));
        Assert.Equal((-5_700, -3_800), (Paid("ann"), Paid("bob")));
        Assert.Equal(0, _world.Fund());
        _world.MustBeSound();
    }

    [Fact]
    public void An_isolated_margin_pays_what_it_has_and_the_rest_is_the_funds()
    {
        // Eve has 4 USDT of margin for 4 BTC. The bid stands 10 % above the index, so the rate is 3.75 %, and the mark is 103.8: she owes 15.57.
        // All others pay what they owe: 38.925 for 10 BTC. Of the 54.495 that Cid is owed the fund pays 11.57.
        _world.Endow(20_000);
        _world.Credit("eve", 100);
        _world.Index(Btc, 100_000);
        _world.Trade(Btc, "eve", "cid", 100, 4, leverage: 100, buyerMode: MarginMode.Isolated, sellerLeverage: 10);
        _world.Bid("dan", Btc, 110, 1);
        _world.Ask("dan", Btc, 120, 1);
        _world.Advance(8 * HourMs);

        Assert.Equal(103_800, Rows()[0].MarkUnits);
        Assert.Equal(4_000, Paid("eve"));
        Assert.Equal((23_355, 15_570, -54_495), (Paid("ann"), Paid("bob"), Paid("cid")));
        Assert.Equal(20_000 - 11_570, _world.Fund());
        _world.MustBeSound();
    }

    [Fact]
    public void A_jump_over_years_settles_every_round_while_somebody_holds_a_position()
    {
        _world.Advance(365 * 24 * HourMs);

        Assert.Equal(3 * 365, Rows().Count);
        Assert.Equal(1_095 * 60, Paid("ann"));
        _world.MustBeSound();
    }

    [Fact]
    public void A_jump_over_centuries_writes_no_more_rounds_than_a_page_when_nobody_does()
    {
        _world.Ask("ann", Btc, 100, 6);
        _world.Ask("bob", Btc, 100, 4);
        _world.Bid("cid", Btc, 100, 10);
        Assert.Equal(0, _world.At(Btc).OpenLots);
        _world.Advance(2_000 * 365L * 24 * HourMs);

        Assert.InRange(Rows().Count, FundingDesk.EmptyRoundsMax, FundingDesk.EmptyRoundsMax + 1);
        Assert.True(_world.Perpetuals.Risk.MeterOf(_world.At(Btc)).NextRoundMs > _world.NowMs);
        _world.MustBeSound();
        _world.Advance(Bounds.InstantMaxMs - _world.NowMs);
        _world.MustBeSound();
    }

    private Int128 Paid(string user) => _world.Position(user, Btc)?.FundingPaid ?? ClosedOf(user).FundingPaid;

    private PositionRow ClosedOf(string user)
    {
        var history = _world.Perpetuals.History.Positions;
        for (var id = history.NextId - 1; id >= 1; id--)
        {
            if (history.TryRead(id, out var row) && row.User == _world.User(user))
                return row;
        }
        throw new InvalidOperationException($"{user} never closed a position.");
    }

    private List<FundingRateRow> Rows()
    {
        var rows = new List<FundingRateRow>();
        var history = _world.Perpetuals.History.FundingRates;
        for (var id = history.NextId - 1; id >= 1; id--)
        {
            if (history.TryRead(id, out var row) && row.Contract == _world.At(Btc).Index)
                rows.Add(row);
        }
        return rows;
    }
}
