using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Exchanges;

/// <summary>
/// A spot market's numbers as text, each with as many decimals as the market counts: nothing the world knows is lost, and the same number
/// always reads the same. REST and sockets print with this.
/// </summary>
public static class SpotText
{
    extension(SpotMarketView market)
    {
        /// <summary><c>price_max_precision</c>.</summary>
        public int PriceDecimals => StepDecimals.Of(market.Record.TickUnits, market.QuoteDecimals);

        public int SizeDecimals => StepDecimals.Of(market.Record.LotUnits, market.BaseDecimals);

        public string Price(long ticks) =>
            Units.Format((Int128)ticks * market.Record.TickUnits, market.QuoteDecimals, market.PriceDecimals);

        public string Size(Int128 lots) => Units.Format(lots * market.Record.LotUnits, market.BaseDecimals, market.SizeDecimals);

        /// <summary>Money in the quote, such as what an order is worth.</summary>
        public string Notional(Int128 value) => Units.Format(value, market.QuoteDecimals);

        /// <summary>What was paid for so much on average, cut to the market's decimals; zero while nothing was.</summary>
        public string AveragePrice(Int128 value, Int128 lots) =>
            market.Price(lots == 0 ? 0 : (long)(value / (lots * market.ValuePerTickLot)));

        public string FeeCoin(in SpotFillRow fill) => IsInBase(market, fill) ? market.Record.Base : market.Record.Quote;

        public string Fee(in SpotFillRow fill) =>
            Units.Format(fill.Fee, IsInBase(market, fill) ? market.BaseDecimals : market.QuoteDecimals);

        /// <summary>Bounds, in announcements and in refusals, and sums stand without zeros at the end.</summary>
        public string PriceBound(long ticks) => Units.FormatTrimmed((Int128)ticks * market.Record.TickUnits, market.QuoteDecimals);

        public string SizeBound(Int128 lots) => Units.FormatTrimmed(lots * market.Record.LotUnits, market.BaseDecimals);

        public string NotionalBound(Int128 value) => Units.FormatTrimmed(value, market.QuoteDecimals);
    }

    private static bool IsInBase(SpotMarketView market, in SpotFillRow fill) => fill.FeeAsset == market.BaseAsset;
}
