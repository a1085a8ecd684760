using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals.Prices;

public sealed class ContractPricesTests
{
    private const long MinuteMs = 60_000;

    [Fact]
    public void The_forecast_is_what_the_next_round_would_charge_for_the_samples_so_far()
    {
        var prices = new ContractPrices();
        prices.SetIndex(50_000_000_000, nowMs: MinuteMs);
        Assert.Equal(100_000, prices.ForecastRatePpb(interestPpb: 100_000, capPpb: 37_500_000));

        // One minute at 0.3 %, then three at 0.1 %: 0.15 % on average, pulled by 0.05 % to 0.1 %.
        prices.Sample(3_000_000, nowMs: 2 * MinuteMs, MinuteMs);
        prices.Sample(1_000_000, nowMs: 5 * MinuteMs, MinuteMs);
        Assert.Equal(1_500_000, prices.PremiumPpb);
        Assert.Equal(1_000_000, prices.ForecastRatePpb(interestPpb: 100_000, capPpb: 37_500_000));

        prices.CloseRound(1_000_000, nextRoundMs: 480 * MinuteMs);
        Assert.Equal(0, prices.PremiumPpb);
        Assert.Equal(1_000_000, prices.LastRatePpb);
    }

    [Fact]
    public void A_restart_forgets_nothing()
    {
        var prices = new ContractPrices { MarkUnits = 7, NextRoundMs = 8 };
        prices.SetIndex(9, nowMs: MinuteMs);
        prices.Sample(-1_000, nowMs: 3 * MinuteMs, MinuteMs);
        var again = new ContractPrices();
        var reader = new RecordReader(Saved(prices));
        again.Load(ref reader);
        reader.ExpectEnd();

        Assert.Equal(Saved(prices), Saved(again));
        Assert.Equal((9L, 7L, 8L, -1_000L), (again.IndexUnits, again.MarkUnits, again.NextRoundMs, again.PremiumPpb));
    }

    [Theory, InlineData(0, 0, 0), InlineData(15, 9_999, 1_000_000), InlineData(1, 3, (1L << 40) - 1)]
    public void A_contract_and_somebodys_business_with_it_fit_into_one_number(int exchange, int contract, long user)
    {
        var key = new ContractKey(exchange, contract, user);
        Assert.Equal(key, ContractKey.Of(key.Packed));
        Assert.True(key.Packed >= 0);
    }

    private static byte[] Saved(ContractPrices prices)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        prices.Save(ref writer);
        return output.WrittenSpan.ToArray();
    }
}
