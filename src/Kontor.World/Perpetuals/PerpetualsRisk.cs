namespace Kontor.World.Perpetuals;

/// <summary>
/// Where prices, positions and accounts are watched for what follows from them: marks, plans, liquidations. The desk and the money say here
/// what has happened; whoever watches implements the half of the method that it needs. None of them may trade on the spot, because a taking
/// may be going on: what is to be done is remembered, and done in <see cref="WhenSettled"/>.
/// </summary>
internal sealed partial class PerpetualsRisk(PerpetualExchange exchange)
{
    public PerpetualExchange Exchange => exchange;

    /// <summary>A contract was added or changed.</summary>
    public void OnDefined(Contract contract, long nowMs) => WhenDefined(contract, nowMs);

    /// <summary>The last price, the best prices, or the mark changed.</summary>
    public void OnPrices(Contract contract, long nowMs) => WhenPrices(contract, nowMs);

    /// <summary>A position was opened, or has other lots, margin or leverage than before.</summary>
    public void OnPosition(int position, long nowMs)
    {
        exchange.Show(position);
        exchange.Show(exchange.Positions.SeatOf(position).Account);
        WhenPosition(position, nowMs);
    }

    /// <summary>A position is gone; its row is what the history got.</summary>
    public void OnClosed(Seat seat, in PositionRow closed, long nowMs)
    {
        exchange.Tap.Of(closed.User)?.TouchClosed(closed);
        exchange.Show(seat.Account);
        WhenClosed(seat, closed, nowMs);
    }

    /// <summary>An order was filled in part or in whole. The position is where it opened something, or none.</summary>
    public void OnFill(in PerpetualOrderRow order, in PerpetualFillRow fill, int position) => WhenFilled(order, fill, position);

    /// <summary>There is more or less behind the cross positions of an account than before.</summary>
    public void OnAccount(ContractAccount account, long nowMs) => WhenAccount(account, nowMs);

    /// <summary>
    /// A loss is more than everything that can pay for it. Answers what of it the house bears, having moved so much into the account.
    /// </summary>
    public Int128 CoverLoss(ContractAccount account, in PerpetualOrderRow order, Int128 loss, long nowMs)
    {
        Int128 covered = 0;
        WhenShort(account, order, loss, nowMs, ref covered);
        Invariant.Holds(covered >= 0 && covered <= loss);
        return covered;
    }

    /// <summary>The command has been applied, no taking is going on: now what was remembered can be done.</summary>
    public void OnSettled(long nowMs) => WhenSettled(nowMs);

    partial void WhenDefined(Contract contract, long nowMs);

    partial void WhenPrices(Contract contract, long nowMs);

    partial void WhenPosition(int position, long nowMs);

    partial void WhenClosed(Seat seat, in PositionRow closed, long nowMs);

    partial void WhenFilled(in PerpetualOrderRow order, in PerpetualFillRow fill, int position);

    partial void WhenAccount(ContractAccount account, long nowMs);

    partial void WhenShort(ContractAccount account, in PerpetualOrderRow order, Int128 loss, long nowMs, ref Int128 covered);

    partial void WhenSettled(long nowMs);
}
