using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>An order, while it is open and as the history holds it afterwards. Amounts are in smallest units of the quote.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct PerpetualOrderRow : IHistoryRow
{
    /// <summary>Counts all orders of the exchange's contracts.</summary>
    public long Id;
    public long User;
    public long CreatedMs;

    /// <summary>The last fill or amendment; at the end, the end.</summary>
    public long UpdatedMs;

    /// <summary>The plan, liquidation or position behind it, as its origin says; 0 for none.</summary>
    public long OriginId;

    /// <summary>0 for a market order.</summary>
    public long PriceTicks;

    /// <summary>All that was asked for, filled or not.</summary>
    public long Lots;
    public long FilledLots;

    /// <summary>Of what is not filled: how much closes a position. It is frozen there. The rest opens, and margin is held for it.</summary>
    public long LotsClosing;
    public Int128 FilledValue;

    /// <summary>Initial margin and fee that are held for what it opens. While it waits, it is so much for each lot.</summary>
    public Int128 Held;
    public Int128 Fees;
    public Int128 RealizedPnl;
    public FillPrices FillPrices;

    /// <summary>The ends that its position is to get with its fills; 0 for none.</summary>
    public long TakeProfitTicks;
    public long StopLossTicks;

    /// <summary>What it pays, as agreed when it was placed: a change of the contract is for later orders.</summary>
    public int MakerFeePpm;
    public int TakerFeePpm;

    /// <summary>The number of the contract at the exchange.</summary>
    public int Contract;
    public int Leverage;
    public byte Exchange;

    /// <summary>1 when it came through the API.</summary>
    public byte IsApi;

    /// <summary>1 when that end watches the mark price, 0 when the last one.</summary>
    public byte TakeProfitByMark;
    public byte StopLossByMark;
    public OrderAction Action;
    public MarginMode MarginMode;
    public PerpetualOrderKind Kind;
    public TimeInForce TimeInForce;
    public SelfTradeRule SelfTrade;
    public OrderOrigin Origin;
    public PerpetualOrderState State;
    public PerpetualEnd End;
    public ClientOrderId ClientId;

    public readonly Side Side => Action.Side();

    public readonly PresetEnds Presets => new(TakeProfitTicks, TakeProfitByMark != 0, StopLossTicks, StopLossByMark != 0);

    public readonly long LotsLeft => Lots - FilledLots;

    /// <summary>What of the rest opens a position.</summary>
    public readonly long LotsOpening => Lots - FilledLots - LotsClosing;

    public readonly bool IsOpen => State is PerpetualOrderState.New or PerpetualOrderState.PartiallyFilled;

    /// <summary>What is not taken at once may wait in the book.</summary>
    public readonly bool MayRest => Kind == PerpetualOrderKind.Limit && TimeInForce is TimeInForce.GoodTillCancel or TimeInForce.PostOnly;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);

    // The history is in the order in which orders ended.
    readonly long IHistoryRow.TimeMs => UpdatedMs;
}
