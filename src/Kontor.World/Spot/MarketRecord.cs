using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>A market of one exchange: one asset traded for another. What an order must be like to come in stands in its filters.</summary>
public sealed record MarketRecord
{
    public const int FeePpmMax = 100_000;
    public const int OpenOrdersMaxMax = 1_000_000;
    public const int TriggerOrdersMaxMax = 100_000;

    /// <summary>Ten times the last price.</summary>
    public const int BuyLimitRatioPpmMax = 10_000_000;

    public required string Symbol { get; init; }
    public required string Base { get; init; }
    public required string Quote { get; init; }

    /// <summary>One tick of price: smallest units of the quote for one whole coin of the base. Never changes.</summary>
    public required long TickUnits { get; init; }

    /// <summary>One lot of quantity, in smallest units of the base. Never changes.</summary>
    public required long LotUnits { get; init; }

    public MarketState State { get; init; }
    public bool IsTrading => State == MarketState.Trading;

    /// <summary>Some markets can be traded by hand only.</summary>
    public bool IsApiTradable { get; init; } = true;

    /// <summary>Users may keep an isolated margin wallet for it.</summary>
    public bool HasMargin { get; init; } = true;

    public FeesIn FeesIn { get; init; } = FeesIn.Received;

    /// <summary>What the house takes of a trade, in millionths of its value, from whoever was resting in the book.</summary>
    public int MakerFeePpm { get; init; } = FeePpmDefault;

    /// <summary>The same from whoever came and took.</summary>
    public int TakerFeePpm { get; init; } = FeePpmDefault;

    public long MinLots { get; init; } = 1;
    public long MaxLots { get; init; } = OrderBook.LotsMax;

    /// <summary>The most that one market order may ask for by size.</summary>
    public long MarketMaxLots { get; init; } = OrderBook.LotsMax;

    /// <summary>0 for none.</summary>
    public long MinPriceTicks { get; init; }

    /// <summary>0 for none.</summary>
    public long MaxPriceTicks { get; init; }

    /// <summary>What a buy must at least be worth, in smallest units of the quote.</summary>
    public Int128 MinBuyValue { get; init; }

    /// <summary>The same for a sell.</summary>
    public Int128 MinSellValue { get; init; }

    /// <summary>How far above the last price somebody may offer to buy, in millionths of it; 0 for as far as he likes.</summary>
    public int BuyLimitRatioPpm { get; init; }

    /// <summary>How far below the last price somebody may offer to sell, in millionths of it; 0 for as far as he likes.</summary>
    public int SellLimitRatioPpm { get; init; }

    /// <summary>Orders that one user may have open here at a time.</summary>
    public int OpenOrdersMax { get; init; } = 10_000;

    /// <summary>Triggers that one user may have waiting here at a time.</summary>
    public int TriggerOrdersMax { get; init; } = 1_000;

    /// <summary>0.1 %.</summary>
    private const int FeePpmDefault = 1_000;

    internal bool IsValid =>
        State <= MarketState.Delisted && FeesIn <= FeesIn.Quote && HasValidFees && HasValidSizes && HasValidPrices && HasValidCounts;

    private bool HasValidFees => MakerFeePpm is >= 0 and <= FeePpmMax && TakerFeePpm is >= 0 and <= FeePpmMax;

    private bool HasValidSizes =>
        MinLots >= 1
        && MinLots <= MaxLots
        && MaxLots <= OrderBook.LotsMax
        && MarketMaxLots >= MinLots
        && MarketMaxLots <= OrderBook.LotsMax
        && MinBuyValue >= 0
        && MinBuyValue <= Bounds.AmountMax
        && MinSellValue >= 0
        && MinSellValue <= Bounds.AmountMax;

    private bool HasValidPrices =>
        MinPriceTicks is >= 0 and <= OrderBook.PriceTicksMax
        && MaxPriceTicks is >= 0 and <= OrderBook.PriceTicksMax
        && (MaxPriceTicks == 0 || MinPriceTicks <= MaxPriceTicks)
        && BuyLimitRatioPpm is >= 0 and <= BuyLimitRatioPpmMax
        && SellLimitRatioPpm is >= 0 and <= Ppm.One;

    private bool HasValidCounts => OpenOrdersMax is >= 1 and <= OpenOrdersMaxMax && TriggerOrdersMax is >= 0 and <= TriggerOrdersMaxMax;
}
