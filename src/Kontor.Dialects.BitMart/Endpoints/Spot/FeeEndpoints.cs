using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>What the caller pays: <c>/spot/v1/trade_fee</c> in one market, <c>/spot/v1/user_fee</c> by classes of markets.</summary>
internal sealed class FeeEndpoints(TradingHouse house)
{
    private const int RateDecimals = 6;
    private const int RateDecimalsShown = 4;
    private const string Classes = "ABCD";

    public void Map(RouteTable routes)
    {
        routes.Own("/spot/v1/trade_fee", 2, 2, MarketFeeAsync);
        routes.Own("/spot/v1/user_fee", 2, 2, UserFeeAsync);
    }

    private async ValueTask<Refusal?> MarketFeeAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        var user = call.User!.Number;
        var (rates, none) = await house.AskAsync(call, state => state.SpotOf(ExchangeId.BitMart).RatesOf(user, market.Record));
        if (none is not null)
            return none;
        var (maker, taker) = (Rate(rates.MakerPpm), Rate(rates.TakerPpm));
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("buy_taker_fee_rate"u8, taker);
        json.WriteString("sell_taker_fee_rate"u8, taker);
        json.WriteString("buy_maker_fee_rate"u8, maker);
        json.WriteString("sell_maker_fee_rate"u8, maker);
        // These two were never sent by the original, but they are what some clients look for.
        json.WriteString("taker_fee_rate"u8, taker);
        json.WriteString("maker_fee_rate"u8, maker);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> UserFeeAsync(Call call)
    {
        var user = call.User!.Number;
        var (fees, none) = await house.AskAsync(
            call,
            state =>
            {
                var spot = state.SpotOf(ExchangeId.BitMart);
                var rates = spot.Markets.Where(market => market.State != MarketState.Delisted).Select(market => spot.RatesOf(user, market));
                return (spot.TierOf(user).Level, Rates: rates.Distinct().OrderBy(rate => (rate.TakerPpm, rate.MakerPpm)).ToList());
            }
        );
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteNumber("user_rate_type"u8, 0);
        json.WriteString("level"u8, $"LV{fees.Level + 1}");
        // The cheapest markets are class A; where there are fewer classes than letters, the dearest one stands for the rest.
        for (var index = 0; index < Classes.Length; index++)
        {
            var rates = fees.Rates.Count == 0 ? default : fees.Rates[Math.Min(index, fees.Rates.Count - 1)];
            json.WriteString($"taker_fee_rate_{Classes[index]}", Units.FormatTrimmed(rates.TakerPpm, RateDecimals));
            json.WriteString($"maker_fee_rate_{Classes[index]}", Units.FormatTrimmed(rates.MakerPpm, RateDecimals));
        }
        json.WriteEndObject();
        return Envelope.End(call);
    }

    // Four decimals, as everybody writes them; two more where a rate is finer.
    private static string Rate(int ppm) => Units.Format(ppm, RateDecimals, ppm % 100 == 0 ? RateDecimalsShown : RateDecimals);
}
