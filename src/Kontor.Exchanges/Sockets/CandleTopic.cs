using System.Collections.Immutable;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Time;

namespace Kontor.Exchanges.Sockets;

/// <summary>
/// The candle that is open, whenever its price has moved or something was traded. When it has closed meanwhile, how it closed comes before
/// how the next one stands. Nothing is said of candles in which nothing happens.
/// </summary>
public abstract class CandleTopic(TopicKey key, CandleSeries candles, CandleInterval interval, WorldClock clock)
    : PolledTopic(key, clock, cadenceMs: 0)
{
    private Candle _shown;
    private ReadOnlyMemory<byte> _frame;

    protected abstract ReadOnlyMemory<byte> Write(Candle candle);

    protected sealed override void Greet(SocketSession newcomer)
    {
        if (_frame.IsEmpty && Newest(1, NowMs) is [.., var newest])
            Show(newest);
        if (!_frame.IsEmpty)
            newcomer.Send(Picture(_frame, NowMs));
    }

    /// <summary>What a newcomer is told: how the open candle stands, unless a contract shows more.</summary>
    protected virtual ReadOnlyMemory<byte> Picture(ReadOnlyMemory<byte> open, long nowMs) => open;

    /// <summary>The last candles, oldest first. They may be newer than what has been told.</summary>
    protected ImmutableArray<Candle> Newest(int count, long nowMs) => candles.Read(interval, 0, nowMs, count, nowMs);

    protected sealed override bool Look(long nowMs)
    {
        var hasShown = false;
        foreach (var candle in Newest(2, nowMs))
        {
            // A candle that stands still where the last one closed is none that anybody has made.
            var isNews = candle.StartMs == _shown.StartMs ? candle != _shown : candle.StartMs > _shown.StartMs && !IsStill(candle);
            if (!isNews)
                continue;
            Show(candle);
            Publish(_frame);
            hasShown = true;
        }

        return hasShown;
    }

    private void Show(Candle candle) => (_shown, _frame) = (candle, Write(candle));

    private bool IsStill(Candle candle) =>
        candle.Trades == 0
        && candle.Open == _shown.Close
        && candle.High == candle.Open
        && candle.Low == candle.Open
        && candle.Close == candle.Open;
}
