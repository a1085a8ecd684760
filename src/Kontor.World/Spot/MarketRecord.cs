namespace Kontor.World.Spot;

/// <summary>Where a market stands in its life.</summary>
public enum MarketState : byte
{
    Trading,

    /// <summary>Stopped by the operator: open orders stay, nothing is matched, no order comes in; orders can be cancelled.</summary>
    Halted,

    /// <summary>Listed and visible, not open yet.</summary>
    PreTrade,

    /// <summary>Taken off the list: every open order was cancelled.</summary>
    Delisted,
}

/// <summary>Where the fee of a trade is taken from.</summary>
public enum FeesIn : byte
{
    /// <summary>Out of what each side receives: base for the buyer, quote for the seller.</summary>
    Received,

    /// <summary>In the quote on both sides: the buyer pays it on top of the price.</summary>
    Quote,
}

/// <summary>A market of one exchange: one asset traded for another.</summary>
public sealed record MarketRecord
{
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

    /// <summary>0.1 %.</summary>
    private const int FeePpmDefault = 1_000;

    public const int FeePpmMax = 100_000;

    internal bool HasValidFees => MakerFeePpm is >= 0 and <= FeePpmMax && TakerFeePpm is >= 0 and <= FeePpmMax;
}
