using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>
/// How far one market's minutes reach up to an instant, and up to several times that lie behind it and go on with it. Going on costs as much as
/// was traded in between; where nothing was, it is a glance.
/// </summary>
internal sealed class Trail(MarketSeries series)
{
    private const long HourMs = 60 * Grid.MinuteMs;

    /// <summary>In the order of <see cref="Lag"/>.</summary>
    private static readonly long[] s_lagsMs =
    [
        0,
        Grid.StepMs,
        4 * HourMs,
        Grid.DayMs,
        Grid.DayMs + Grid.StepMs,
        30 * Grid.DayMs,
        (30 * Grid.DayMs) + Grid.StepMs,
    ];

    private readonly int[] _rows = new int[s_lagsMs.Length];
    private MinuteView _view = series.View;

    public MarketSeries Series => series;

    /// <summary>When it was first traded; nothing as long as that is not before the instant.</summary>
    public long? FirstMs => _rows[(int)Lag.None] > 0 ? _view[0].StartMs : null;

    /// <summary>Goes on to a later instant, and says up to which times there is more than before.</summary>
    public Lags Advance(long gridMs)
    {
        _view = series.View;
        var moved = Lags.None;
        for (var lag = 0; lag < _rows.Length; lag++)
        {
            var (row, toMs) = (_rows[lag], gridMs - s_lagsMs[lag]);
            while (row < _view.Count && _view[row].StartMs < toMs)
                row++;
            if (row != _rows[lag])
                moved |= (Lags)(1 << lag);
            _rows[lag] = row;
        }
        return moved;
    }

    public Flow Between(Lag from, Lag to) => series.Between(_view, _rows[(int)from], _rows[(int)to]);

    /// <summary>The last minute that had ended by then.</summary>
    public Minute? Last(Lag lag) => _rows[(int)lag] is var rows and > 0 ? _view[rows - 1] : null;
}
