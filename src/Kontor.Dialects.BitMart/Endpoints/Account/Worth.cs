using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>
/// What an amount is worth at the last prices of the spot markets. A dollar coin is worth a dollar; where nobody has traded yet there is no
/// price, and then the honest value is zero rather than an invented one.
/// </summary>
internal readonly struct Worth(ExchangeLedger ledger, SpotExchange spot)
{
    private const string DollarCoin = "USDT";
    private const string Bitcoin = "BTC";
    private const int ShownDecimals = 2;

    /// <summary>In dollars, with two decimals.</summary>
    public string InDollars(AssetRecord asset, Int128 amount) => Units.Format(Dollars(asset, amount), DollarDecimals, ShownDecimals);

    /// <summary>In bitcoins.</summary>
    public string InBitcoin(AssetRecord asset, Int128 amount)
    {
        if (ledger.FindAsset(Bitcoin) is not { } bitcoin)
            return "0";
        if (asset.Code == Bitcoin)
            return Units.FormatTrimmed(amount, asset.Decimals);
        var price = PriceOf(bitcoin);
        return Units.FormatTrimmed(price.IsKnown ? price.BaseFor(Dollars(asset, amount)) : 0, bitcoin.Decimals);
    }

    private int DollarDecimals => ledger.FindAsset(DollarCoin)?.Decimals ?? ShownDecimals;

    private Int128 Dollars(AssetRecord asset, Int128 amount)
    {
        if (asset.Code == DollarCoin)
            return amount;
        var price = PriceOf(asset);
        return price.IsKnown ? price.Down(amount) : 0;
    }

    private MarketPrice PriceOf(AssetRecord asset) =>
        spot.MarketOf($"{asset.Code}_{DollarCoin}") is { } market ? MarketPrice.Of(market.Record, asset, market.LastTicks) : default;
}
