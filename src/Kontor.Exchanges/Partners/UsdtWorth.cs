using Kontor.World.Ledger;

namespace Kontor.Exchanges.Partners;

/// <summary>
/// What amounts are worth in USDT at the last price of the asset's spot market. What nobody ever traded there, or cannot, is worth nothing.
/// One of these lives as long as a request, so that all its sums are made at the same prices.
/// </summary>
public sealed class UsdtWorth(TradingHouse house, IReadOnlyList<AssetRecord> assets, long nowMs)
{
    private const string Usdt = "USDT";

    private readonly Dictionary<string, (long Ticks, long ValuePerTickLot, long LotUnits)> _prices = new(StringComparer.Ordinal);

    public int Decimals { get; } = assets.FirstOrDefault(asset => asset.Code == Usdt)?.Decimals ?? 0;

    public string Text(Int128 worth) => Units.FormatTrimmed(worth, Decimals);

    public Int128 Of(int asset, Int128 amount) => Of(assets[asset].Code, amount);

    public Int128 Of(string asset, Int128 amount)
    {
        if (asset == Usdt)
            return amount;
        if (!_prices.TryGetValue(asset, out var price))
            _prices.Add(asset, price = PriceOf(asset));
        var (lots, rest) = Int128.DivRem(amount, price.LotUnits);
        var perLot = (Int128)price.Ticks * price.ValuePerTickLot;
        return (lots * perLot) + (rest * perLot / price.LotUnits);
    }

    private (long Ticks, long ValuePerTickLot, long LotUnits) PriceOf(string asset)
    {
        var market = house.Markets.FirstOrDefault(one => one.Record.Base == asset && one.Record.Quote == Usdt);
        return market is null ? (0, 0, 1) : (market.Tape.Ticker(nowMs).LastTicks, market.ValuePerTickLot, market.Record.LotUnits);
    }
}
