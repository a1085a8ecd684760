using Kontor.World.History;

namespace Kontor.World.Perpetuals;

/// <summary>
/// Which of a user's orders, fills or positions to list, newest first. What is null is not asked for. Of what is open, the time is that of
/// its placing; of what is over, that of its end, because that is the order of the histories.
/// </summary>
public sealed record PerpetualQuery(int Exchange, long User)
{
    /// <summary>The number of a contract at the exchange.</summary>
    public int? Contract { get; init; }

    /// <summary>Of fills: those of one order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Inclusive.</summary>
    public long FromMs { get; init; }

    /// <summary>Inclusive.</summary>
    public long ToMs { get; init; } = long.MaxValue;
    public int Max { get; init; } = 100;

    public HistoryQuery<PerpetualOrderRow> Orders() =>
        new()
        {
            Owner = Owner,
            Range = Range,
            RowsMax = Max,
            Where = row => IsIn(row.Contract),
        };

    public HistoryQuery<PerpetualFillRow> Fills() =>
        new()
        {
            Owner = Owner,
            Range = Range,
            RowsMax = Max,
            Where = row => IsIn(row.Contract) && (OrderId is null || row.OrderId == OrderId),
        };

    public HistoryQuery<PositionRow> ClosedPositions() =>
        new()
        {
            Owner = Owner,
            Range = Range,
            RowsMax = Max,
            Where = row => IsIn(row.Contract),
        };

    /// <summary>One order that is over, wherever in the history it is.</summary>
    public static HistoryQuery<PerpetualOrderRow> OrderOf(int exchange, long user, PerpetualOrderKey key) =>
        new()
        {
            Owner = HistoryOwner.Of(exchange, user),
            RowsMax = 1,
            Where = row => key.OrderId != 0 ? row.Id == key.OrderId : row.ClientId == key.ClientId,
        };

    /// <summary>One position that is over, wherever in the history it is.</summary>
    public static HistoryQuery<PositionRow> PositionOf(int exchange, long user, long positionId) =>
        new()
        {
            Owner = HistoryOwner.Of(exchange, user),
            RowsMax = 1,
            Where = row => row.Id == positionId,
        };

    internal bool Matches(in PerpetualOrderRow row) => IsIn(row.Contract) && row.CreatedMs >= FromMs && row.CreatedMs <= ToMs;

    private bool IsIn(int contract) => Contract is null || contract == Contract;

    private long Owner => HistoryOwner.Of(Exchange, User);

    private HistoryRange Range => HistoryRange.All with { FromMs = FromMs, ToMs = ToMs };
}
