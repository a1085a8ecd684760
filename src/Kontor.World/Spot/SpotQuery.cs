using Kontor.World.History;

namespace Kontor.World.Spot;

/// <summary>
/// Which of a user's orders, fills or triggers to list, newest first. What is null is not asked for. Of what is open, the time is that of
/// its placing; of what is over, that of its end, because that is the order of the histories.
/// </summary>
public sealed record SpotQuery(int Exchange, long User)
{
    /// <summary>The number of a market at the exchange.</summary>
    public int? Market { get; init; }
    public bool? IsMargin { get; init; }

    /// <summary>Of fills: those of one order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Of triggers.</summary>
    public SpotTriggerKind? TriggerKind { get; init; }

    /// <summary>Inclusive.</summary>
    public long FromMs { get; init; }

    /// <summary>Inclusive.</summary>
    public long ToMs { get; init; } = long.MaxValue;
    public int Max { get; init; } = 100;

    public HistoryQuery<SpotOrderRow> Orders() =>
        new()
        {
            Owner = Owner,
            Range = Range,
            RowsMax = Max,
            Where = row => Matches(row.Market, row.IsMargin),
        };

    public HistoryQuery<SpotFillRow> Fills() =>
        new()
        {
            Owner = Owner,
            Range = Range,
            RowsMax = Max,
            Where = row => Matches(row.Market, row.IsMargin) && (OrderId is null || row.OrderId == OrderId),
        };

    public HistoryQuery<SpotTriggerRow> Triggers() =>
        new()
        {
            Owner = Owner,
            Range = Range,
            RowsMax = Max,
            Where = row => Matches(row.Market, row.IsMargin) && (TriggerKind is null || row.Kind == TriggerKind),
        };

    /// <summary>One order that is over, wherever in the history it is.</summary>
    public static HistoryQuery<SpotOrderRow> OrderOf(int exchange, long user, SpotOrderKey key) =>
        new()
        {
            Owner = HistoryOwner.Of(exchange, user),
            RowsMax = 1,
            Where = row => key.OrderId != 0 ? row.Id == key.OrderId : row.ClientId == key.ClientId,
        };

    /// <summary>One trigger that is over, wherever in the history it is.</summary>
    public static HistoryQuery<SpotTriggerRow> TriggerOf(int exchange, long user, SpotOrderKey key) =>
        new()
        {
            Owner = HistoryOwner.Of(exchange, user),
            RowsMax = 1,
            Where = row => key.OrderId != 0 ? row.Id == key.OrderId : row.ClientId == key.ClientId,
        };

    internal bool Matches(in SpotOrderRow row) => Matches(row.Market, row.IsMargin) && row.CreatedMs >= FromMs && row.CreatedMs <= ToMs;

    internal bool Matches(in SpotTriggerRow row) =>
        Matches(row.Market, row.IsMargin)
        && (TriggerKind is null || row.Kind == TriggerKind)
        && row.CreatedMs >= FromMs
        && row.CreatedMs <= ToMs;

    private bool Matches(int market, byte isMargin) =>
        (Market is null || market == Market) && (IsMargin is null || isMargin != 0 == IsMargin);

    private long Owner => HistoryOwner.Of(Exchange, User);

    private HistoryRange Range => HistoryRange.All with { FromMs = FromMs, ToMs = ToMs };
}
