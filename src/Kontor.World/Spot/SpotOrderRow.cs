using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>An order, while it is open and as the history holds it afterwards.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SpotOrderRow : IHistoryRow
{
    /// <summary>Counts all orders and triggers of the exchange.</summary>
    public long Id;
    public long User;
    public long CreatedMs;

    /// <summary>The last fill or amendment; at the end, the end.</summary>
    public long UpdatedMs;

    /// <summary>The trigger that placed it, or 0.</summary>
    public long TriggerId;
    public long PriceTicks;

    /// <summary>All that was asked for, filled or not; 0 when a notional was.</summary>
    public long Lots;
    public long FilledLots;
    public Int128 Notional;

    /// <summary>What was traded, in smallest units of the quote, without fees.</summary>
    public Int128 FilledValue;

    /// <summary>What is held back for it in the ledger.</summary>
    public Int128 Held;

    /// <summary>What its trades have cost: in the quote, or in the base for a buyer who pays out of what he receives.</summary>
    public Int128 Fees;
    public FillPrices FillPrices;

    /// <summary>What it pays, as agreed when it was placed: a change of tier or market is for later orders.</summary>
    public int MakerFeePpm;
    public int TakerFeePpm;

    /// <summary>The number of the market at the exchange.</summary>
    public int Market;
    public byte Exchange;

    /// <summary>1 for the isolated margin wallet of the market, 0 for the spot wallet.</summary>
    public byte IsMargin;

    /// <summary>1 when it came through the API.</summary>
    public byte IsApi;
    public FeesIn FeesIn;
    public Side Side;
    public SpotOrderKind Kind;
    public TimeInForce TimeInForce;
    public SelfTradeRule SelfTrade;
    public SpotOrderState State;
    public SpotEnd End;
    public ClientOrderId ClientId;

    /// <summary>By notional, not by size.</summary>
    public readonly bool IsByNotional => Lots == 0;

    /// <summary>What is not taken at once may wait in the book.</summary>
    public readonly bool MayRest => Kind == SpotOrderKind.Limit && TimeInForce is TimeInForce.GoodTillCancel or TimeInForce.PostOnly;

    internal readonly OpenKey Key => new(Id, User, ClientId);

    public readonly bool IsOpen => State is SpotOrderState.New or SpotOrderState.PartiallyFilled;

    public readonly CancelSource CancelSource =>
        End switch
        {
            SpotEnd.None => CancelSource.None,
            SpotEnd.ByUser => CancelSource.User,
            SpotEnd.SelfTrade => CancelSource.SelfTrade,
            _ => CancelSource.System,
        };

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);

    // The history is in the order in which orders ended.
    readonly long IHistoryRow.TimeMs => UpdatedMs;
}
