using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>The numbers stand in the log.</summary>
public enum SpotOrderKind : byte
{
    Limit,

    /// <summary>Takes at any price, and never rests.</summary>
    Market,
}

/// <summary>What somebody asks a market for. Zero and empty mean: not given.</summary>
public readonly record struct SpotOrderRequest
{
    public Side Side { get; init; }
    public SpotOrderKind Kind { get; init; }

    /// <summary>A market order is over at once whatever it says here, but it may ask for all or nothing.</summary>
    public TimeInForce TimeInForce { get; init; }

    public SelfTradeRule SelfTrade { get; init; }
    public long PriceTicks { get; init; }
    public long Lots { get; init; }

    /// <summary>For market buys, instead of a size: how much of the quote to spend, fees on top not counted.</summary>
    public Int128 Notional { get; init; }

    public ClientOrderId ClientId { get; init; }

    /// <summary>Trades in the isolated margin wallet of the market, not in the spot wallet.</summary>
    public bool IsMargin { get; init; }

    /// <summary>Comes through the API: some markets are closed to it.</summary>
    public bool IsApi { get; init; }
}
