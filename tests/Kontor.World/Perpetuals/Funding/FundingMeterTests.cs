using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Funding;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals.Funding;

public sealed class FundingMeterTests
{
    private const long MinuteMs = FundingMeter.MinuteMs;

    private static readonly ContractRecord Contract = new()
    {
        Symbol = "BTCUSDT",
        Base = "BTC",
        Quote = "USDT",
        TickUnits = 100_000,
        LotUnits = 100_000,
        LotsMax = 1,
        MarketLotsMax = 1,
        PositionLotsMax = 1,
        LeverageMax = 1,
        Brackets = [],
        InterestPpm = 100,
        FundingCapPpm = 37_500,
    };

    [Fact]
    public void The_forecast_is_what_the_next_round_would_charge_for_the_samples_so_far()
    {
        var meter = new FundingMeter();
        meter.BeginSampling(MinuteMs);
        Assert.Equal(100_000, meter.ForecastPpb(Contract));

        // One minute at 0.3 %, then three at 0.1 %: 0.15 % on average, pulled by 0.05 % to 0.1 %.
        meter.Sample(3_000_000, nowMs: 2 * MinuteMs);
        meter.Sample(1_000_000, nowMs: 5 * MinuteMs);
        Assert.Equal(1_500_000, meter.PremiumPpb);
        Assert.Equal(1_000_000, meter.ForecastPpb(Contract));

        meter.CloseRound(1_000_000, 480 * MinuteMs);
        Assert.Equal(0, meter.PremiumPpb);
        Assert.Equal(1_000_000, meter.LastRatePpb);
    }

    [Fact]
    public void A_restart_forgets_nothing()
    {
        var meter = new FundingMeter { NextRoundMs = 8 };
        meter.BeginSampling(MinuteMs);
        meter.Sample(-1_000, nowMs: 3 * MinuteMs);
        var again = new FundingMeter();
        var reader = new RecordReader(Saved(meter));
        again.Load(ref reader);
        reader.ExpectEnd();

        Assert.Equal(Saved(meter), Saved(again));
        Assert.Equal((8L, -1_000L), (again.NextRoundMs, again.PremiumPpb));
    }

    [Theory, InlineData(0, 0, 0), InlineData(15, 9_999, 1_000_000), InlineData(1, 3, (1L << 40) - 1)]
    public void A_contract_and_somebodys_business_with_it_fit_into_one_number(int exchange, int contract, long user)
    {
        var key = new ContractKey(exchange, contract, user);
        Assert.Equal(key, ContractKey.Of(key.Packed));
        Assert.True(key.Packed >= 0);
    }

    private static byte[] Saved(FundingMeter meter)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        meter.Save(ref writer);
        return output.WrittenSpan.ToArray();
    }
}
