using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>What the contracts call it; both wait for a price. The numbers stand in the log.</summary>
public enum SpotTriggerKind : byte
{
    Trigger,
    TakeProfitStopLoss,
}

/// <summary>The numbers stand in the history on disk.</summary>
public enum SpotTriggerState : byte
{
    Waiting,

    /// <summary>Its price was reached, and its order placed.</summary>
    Triggered,
    Canceled,

    /// <summary>Its price was reached, and its order refused.</summary>
    Failed,
}

/// <summary>What somebody wants to be asked for when the last price gets somewhere.</summary>
public readonly record struct SpotTriggerRequest(SpotTriggerKind Kind, long TriggerTicks, SpotOrderRequest Order);

/// <summary>A trigger, while it waits and as the history holds it afterwards.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SpotTriggerRow : IHistoryRow
{
    /// <summary>Counts all orders and triggers of the exchange.</summary>
    public long Id;
    public long User;
    public long CreatedMs;
    public long UpdatedMs;

    /// <summary>What it placed, or 0.</summary>
    public long OrderId;
    public long TriggerTicks;
    public long PriceTicks;
    public long Lots;
    public Int128 Notional;

    /// <summary>What is held back for it in the ledger.</summary>
    public Int128 Held;
    public int Market;
    public byte Exchange;
    public byte IsMargin;
    public byte IsApi;

    /// <summary>1 when it waits for the price to rise to it, 0 to fall.</summary>
    public byte Rises;
    public SpotTriggerKind Kind;
    public Side Side;
    public SpotOrderKind OrderKind;
    public TimeInForce TimeInForce;
    public SelfTradeRule SelfTrade;
    public SpotTriggerState State;
    public CancelSource CancelSource;

    /// <summary>Why its order was refused.</summary>
    public Reject Failure;
    public ClientOrderId ClientId;

    internal readonly OpenKey Key => new(Id, User, ClientId);

    internal readonly SpotOrderRequest Request =>
        new()
        {
            Side = Side,
            Kind = OrderKind,
            TimeInForce = TimeInForce,
            SelfTrade = SelfTrade,
            PriceTicks = PriceTicks,
            Lots = Lots,
            Notional = Notional,
            ClientId = ClientId,
            IsMargin = IsMargin != 0,
            IsApi = IsApi != 0,
        };

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => UpdatedMs;
}
