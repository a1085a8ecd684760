namespace Kontor.World.Perpetuals;

/// <summary>
/// Where in the history the orders are that ended last, by their numbers. A convenience for questions, not part of the state: a world that
/// was just loaded knows none, and then the history is searched.
/// </summary>
internal sealed class EndedOrders
{
    private const int OrdersMax = 1 << 16;

    private readonly long[] _rowOf = new long[OrdersMax];

    public void Note(long orderId, long row) => _rowOf[orderId & (OrdersMax - 1)] = row;

    /// <summary>The row where the order may be, or 0.</summary>
    public long RowOf(long orderId) => _rowOf[orderId & (OrdersMax - 1)];
}
