using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// A market of either product as everybody sees it, and how its numbers are written: prices with all of the market's decimals, sizes and sums
/// without zeros at the end, but for the public trades, which the contract writes in full.
/// </summary>
internal sealed class QuotedMarket
{
    private readonly long _tickUnits;
    private readonly long _lotUnits;
    private readonly long _valuePerTickLot;
    private readonly int _baseDecimals;
    private readonly int _quoteDecimals;

    private QuotedMarket(SpotMarketView market)
    {
        (Product, Index, Symbol, Tape) = (MarketProduct.Spot, market.Index, market.Symbol, market.Tape);
        (_tickUnits, _lotUnits, _valuePerTickLot) = (market.Record.TickUnits, market.Record.LotUnits, market.ValuePerTickLot);
        (_baseDecimals, _quoteDecimals) = (market.BaseDecimals, market.QuoteDecimals);
    }

    private QuotedMarket(ContractView contract)
    {
        (Product, Index, Symbol, Tape) = (MarketProduct.Perpetual, contract.Index, contract.Record.Symbol, contract.Tape);
        (_tickUnits, _lotUnits, _valuePerTickLot) = (contract.Record.TickUnits, contract.Record.LotUnits, contract.ValuePerTickLot);
        (_baseDecimals, _quoteDecimals) = (contract.BaseDecimals, contract.QuoteDecimals);
        Board = contract.Board;
    }

    public static QuotedMarket Of(SpotMarketView market) => new(market);

    public static QuotedMarket Of(ContractView contract) => new(contract);

    public MarketProduct Product { get; }
    public int Index { get; }
    public string Symbol { get; }
    public MarketTape Tape { get; }

    /// <summary>Mark, index and funding; null on spot.</summary>
    public ContractBoard? Board { get; }

    public int PriceDecimals => StepDecimals.Of(_tickUnits, _quoteDecimals);

    public int SizeDecimals => StepDecimals.Of(_lotUnits, _baseDecimals);

    /// <summary>A price of the book.</summary>
    public string Price(long ticks) => Units.Format((Int128)ticks * _tickUnits, _quoteDecimals, PriceDecimals);

    /// <summary>A mark or index price, or an average: finer than the book's.</summary>
    public string Fine(Int128 priceUnits) => Units.FormatTrimmed(priceUnits, _quoteDecimals);

    /// <summary>A price of a candle: trades have prices of the book, mark and index finer ones.</summary>
    public string Price(CandlePrice kind, long price) => kind == CandlePrice.Last ? Price(price) : Fine(price);

    /// <summary>In whole coins.</summary>
    public string Size(Int128 lots) => Units.FormatTrimmed(lots * _lotUnits, _baseDecimals);

    public string Sum(Int128 value) => Units.FormatTrimmed(value, _quoteDecimals);

    /// <summary>The size of one trade.</summary>
    public string TradeSize(long lots) => Units.Format((Int128)lots * _lotUnits, _baseDecimals, SizeDecimals);

    /// <summary>What one trade was worth, with as many decimals as multiplying its size by its price has.</summary>
    public string TradeWorth(Int128 value) => Units.Format(value, _quoteDecimals, Math.Min(_quoteDecimals, PriceDecimals + SizeDecimals));

    public string TradeName(in TapeTrade trade) => TradeNames.Of(Product, Index, trade.TradeId);

    /// <summary>What so many lots that are worth so much cost on average; 0 for none. Cut off behind the last decimal of the quote.</summary>
    public string Average(Int128 value, Int128 lots)
    {
        if (lots == 0)
            return "0";
        // Whole ticks first: the value times the units of a tick could be more than can be counted.
        var perTick = lots * _valuePerTickLot;
        var (ticks, rest) = Int128.DivRem(value, perTick);
        return Fine(ticks * _tickUnits + rest * _tickUnits / perTick);
    }
}
