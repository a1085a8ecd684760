namespace Kontor.World.MarketData;

/// <summary>
/// The candles of one price in all intervals. A price or a trade touches nothing but the open minute; when a later minute begins, the
/// finished one is folded into the open candles of the larger intervals, and those that are over close too. Nothing is done for minutes in
/// which nothing happens, so a clock may jump by years. Intervals without a price have no candle; <see cref="CandleFill"/> invents it.
/// <para>
/// Written on the world's loop, read from any thread. The order of the writes is what makes a reading fit together without a lock: a
/// closed candle goes into its ring, then the larger candles say how many minutes they contain, then the new minute says how many came
/// before it. Readers go the other way round. See <see cref="OpenAt"/>.
/// </para>
/// </summary>
public sealed partial class CandleSeries
{
    /// <summary>Closed candles that stay in memory, for each interval.</summary>
    public const int HotMaxDefault = 1_500;

    /// <param name="Folds">Minutes that closed before this one.</param>
    /// <param name="Prices">Prices ever seen, those of this minute included.</param>
    private readonly record struct OpenMinute(Candle Candle, long Folds, long Prices, long FirstMs);

    /// <param name="Folds">Minutes that have closed: the candle contains those of them that belong to it.</param>
    private readonly record struct OpenCandle(Candle Candle, long Folds);

    private static readonly CandleInterval[] Larger = [.. Enum.GetValues<CandleInterval>().Where(each => each != CandleInterval.Minute1)];

    private readonly CandlePrice _price;
    private readonly CandleClosed _onClosed;
    private readonly SequenceRing<Candle>[] _closed = new SequenceRing<Candle>[CandleIntervals.Count];

    // What the writer works on, and where it shows it. The minute's place among the larger ones is not used.
    private OpenMinute _minute;
    private readonly OpenCandle[] _larger = new OpenCandle[CandleIntervals.Count];
    private readonly SequenceCell<OpenMinute> _shownMinute = new(default);
    private readonly SequenceCell<OpenCandle>[] _shownLarger = new SequenceCell<OpenCandle>[CandleIntervals.Count];

    internal CandleSeries(CandlePrice price, CandleClosed onClosed, int hotMax)
    {
        _price = price;
        _onClosed = onClosed;
        for (var interval = 0; interval < CandleIntervals.Count; interval++)
        {
            _closed[interval] = new SequenceRing<Candle>(hotMax);
            _shownLarger[interval] = new SequenceCell<OpenCandle>(default);
        }
        // The last day is read from the minutes, whatever else is kept.
        _closed[(int)CandleInterval.Minute1] = new SequenceRing<Candle>(Math.Max(hotMax, WindowMinutes));
    }

    /// <summary>Prices ever seen.</summary>
    internal long Prices => _minute.Prices;

    /// <summary>The same, from any thread: candles that are read afterwards have all of them in.</summary>
    public long ShownPrices => _shownMinute.Read().Prices;

    internal void Trade(in TapeTrade trade)
    {
        var startMs = BeginMinute(trade.TimeMs);
        Touch(Candle.Of(startMs, trade));
    }

    internal void Price(long price, long timeMs)
    {
        Invariant.Holds(price > 0);
        var startMs = BeginMinute(timeMs);
        Touch(Candle.Still(startMs, price));
    }

    private void Touch(in Candle touch)
    {
        _minute = _minute with { Candle = _minute.Candle.FollowedBy(touch), Prices = _minute.Prices + 1 };
        _shownMinute.Write(_minute);
    }

    private long BeginMinute(long timeMs)
    {
        var openMs = _minute.Candle.StartMs;
        Invariant.Holds(timeMs >= openMs);
        if (_minute.Prices > 0 && timeMs - openMs < CandleIntervals.MinuteMs)
            return openMs;
        var startMs = CandleInterval.Minute1.StartOf(timeMs);
        if (_minute.Prices == 0)
            BeginSeries(startMs);
        else
            CloseMinute(startMs);
        return startMs;
    }

    private void BeginSeries(long startMs)
    {
        _minute = new OpenMinute(Candle.Nothing(startMs), 0, 0, startMs);
        foreach (var interval in Larger)
            ShowLarger(interval, new OpenCandle(Candle.Nothing(interval.StartOf(startMs)), 0));
    }

    private void CloseMinute(long nextStartMs)
    {
        var closed = _minute.Candle;
        var folds = _minute.Folds + 1;
        Close(CandleInterval.Minute1, closed);
        foreach (var interval in Larger)
        {
            var candle = _larger[(int)interval].Candle.FollowedBy(closed);
            var startMs = interval.StartOf(nextStartMs);
            if (startMs != candle.StartMs)
            {
                Close(interval, candle);
                candle = Candle.Nothing(startMs);
            }
            ShowLarger(interval, new OpenCandle(candle, folds));
        }
        _minute = _minute with { Candle = Candle.Nothing(nextStartMs), Folds = folds };
    }

    private void Close(CandleInterval interval, in Candle candle)
    {
        Invariant.Holds(!candle.IsEmpty);
        _closed[(int)interval].Add(candle);
        _onClosed(_price, interval, candle);
    }

    private void ShowLarger(CandleInterval interval, in OpenCandle open)
    {
        _larger[(int)interval] = open;
        _shownLarger[(int)interval].Write(open);
    }
}
