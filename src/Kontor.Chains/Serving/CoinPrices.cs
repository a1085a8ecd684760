using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Chains.Serving;

/// <summary>
/// What coins on chains are worth: the last price at which one of the houses traded them for the dollar coin, which itself is worth a dollar.
/// A wrapped coin is worth what it wraps. What nobody has traded has no price, and none is made up.
/// </summary>
public sealed class CoinPrices(LiveWorld world)
{
    private const string DollarCoin = "USDT";

    /// <summary>Where both have traded a coin, the price of the first counts.</summary>
    private static readonly ExchangeId[] s_exchanges = [ExchangeId.BitMart, ExchangeId.Weex];

    public CoinPrice? Find(string symbol)
    {
        var coin = WrappedCoins.CoinOf(symbol);
        if (coin == DollarCoin)
            return new CoinPrice(1, 0);
        foreach (var exchange in s_exchanges)
        {
            foreach (var market in world.Spot.Markets(exchange))
            {
                if (market.Record.Base == coin && market.Record.Quote == DollarCoin && LastTicksOf(market) is var ticks and > 0)
                    return new CoinPrice((Word256)(ulong)ticks * (ulong)market.Record.TickUnits, market.QuoteDecimals);
            }
        }
        return null;
    }

    private long LastTicksOf(SpotMarketView market) => market.Tape.Ticker(world.Clock.NowMs).LastTicks;
}

/// <summary>Dollars for one whole coin, exactly.</summary>
public readonly record struct CoinPrice(Word256 Units, int Decimals)
{
    public const int CentDecimals = 2;

    /// <summary>What an amount of the coin's smallest unit is worth, exactly.</summary>
    /// <param name="decimals">Of the coin.</param>
    public string ValueOf(Word256 amount, int decimals)
    {
        // Prices fit into one factor; amounts that do not leave room for it are more than there is of any coin.
        var value = Word256.MultiplyUpToMax(amount, (ulong)Units);
        return value.ToUnits(decimals + Decimals);
    }

    /// <summary>The same in hundredths of a dollar, rounded down.</summary>
    public Word256 CentsOf(Word256 amount, int decimals)
    {
        var value = Word256.MultiplyUpToMax(amount, (ulong)Units);
        var digits = decimals + Decimals - CentDecimals;
        for (; digits > 0; digits--)
            value = Word256.DivRem(value, 10).Quotient;
        for (; digits < 0; digits++)
            value = Word256.MultiplyUpToMax(value, 10);
        return value;
    }

    public override string ToString() => Units.ToUnits(Decimals);
}
