using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Exchanges;

/// <summary>
/// How the numbers of one contract are written: exact decimals in its quote, without zeros at the end, and volumes in whole contracts.
/// </summary>
public sealed class ContractText(ContractView contract)
{
    /// <summary>Rates are kept in millionths or billionths.</summary>
    private const int PpmDecimals = 6;
    private const int PpbDecimals = 9;

    public ContractView Contract => contract;

    public string Symbol => contract.Record.Symbol;

    /// <summary>A price of the book.</summary>
    public string Price(long ticks) => Fine((Int128)ticks * contract.Record.TickUnits);

    /// <summary>A mark or index price, or an average: finer than the book's.</summary>
    public string Fine(Int128 priceUnits) => Units.FormatTrimmed(priceUnits, contract.QuoteDecimals);

    /// <summary>Money, in the asset in which the contract is settled.</summary>
    public string Money(Int128 units) => Units.FormatTrimmed(units, contract.QuoteDecimals);

    /// <summary>A volume in whole coins, for one contract or many.</summary>
    public string Coins(long lots) => Units.FormatTrimmed((Int128)lots * contract.Record.LotUnits, contract.BaseDecimals);

    /// <summary>What so many lots that are worth so much cost on average; 0 for none. Cut off behind the last decimal of the quote.</summary>
    public string Average(Int128 value, long lots) => lots == 0 ? "0" : Fine(AverageUnits(value, lots));

    /// <summary>What lots are worth at a fine price, rounded towards zero: a number to look at, not one that money is moved by.</summary>
    public Int128 ValueAt(Int128 priceUnits, long lots) =>
        priceUnits / contract.Record.TickUnits * lots * contract.ValuePerTickLot
        + priceUnits % contract.Record.TickUnits * lots * contract.ValuePerTickLot / contract.Record.TickUnits;

    public static string Ppm(long ppm) => Units.FormatTrimmed(ppm, PpmDecimals);

    public static string Ppb(long ppb) => Units.FormatTrimmed(ppb, PpbDecimals);

    // Whole ticks first: the value times the units of a tick could be more than can be counted.
    private Int128 AverageUnits(Int128 value, long lots)
    {
        var perTick = (Int128)lots * contract.ValuePerTickLot;
        var (ticks, rest) = Int128.DivRem(value, perTick);
        return ticks * contract.Record.TickUnits + rest * contract.Record.TickUnits / perTick;
    }
}
