using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

/// <summary>An order of the naive exchange: what was asked for, and what came of it.</summary>
public sealed class NaiveOrder
{
    public long Id { get; init; }
    public long User { get; init; }
    public SpotOrderRequest Request { get; init; }
    public FeesIn FeesIn { get; init; }
    public int MakerPpm { get; init; }
    public int TakerPpm { get; init; }
    public long TriggerId { get; init; }
    public long PriceTicks { get; set; }
    public long Lots { get; set; }
    public long Filled { get; set; }
    public Int128 FilledValue { get; set; }
    public Int128 Held { get; set; }
    public SpotEnd End { get; set; }
    public SpotOrderState State { get; set; }

    /// <summary>Its place among those at the same price.</summary>
    public long Arrival { get; set; }

    public Side Side => Request.Side;
    public long Left => Lots - Filled;
    public bool IsByNotional => Request.Lots == 0;
    public bool SpendsAsItGoes => Request.Kind == SpotOrderKind.Market && Side == Side.Buy;

    public bool MayRest => Request.Kind == SpotOrderKind.Limit && Request.TimeInForce is TimeInForce.GoodTillCancel or TimeInForce.PostOnly;

    public string Line => $"{Id} {User} {Side} {Filled}/{Lots}@{PriceTicks} {FilledValue} {State} {End} held {Held} by {TriggerId}";
}

public sealed class NaiveTrigger
{
    public long Id { get; init; }
    public long User { get; init; }
    public SpotTriggerRequest Request { get; init; }
    public bool Rises { get; init; }
    public Int128 Held { get; init; }
    public SpotTriggerState State { get; set; }
    public Reject Failure { get; set; }
    public long OrderId { get; set; }

    public string Line => $"{Id} {User} {Request.TriggerTicks} {State} {Failure} {OrderId}";
}
