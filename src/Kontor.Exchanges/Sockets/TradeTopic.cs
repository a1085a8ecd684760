using System.Collections.Immutable;
using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Time;

namespace Kontor.Exchanges.Sockets;

/// <summary>
/// The trades of a market, each of them once, from the moment of the first subscription on. Those that came at once come in one message,
/// oldest first.
/// </summary>
public abstract class TradeTopic(TopicKey key, MarketTape tape, WorldClock clock) : PolledTopic(key, clock, cadenceMs: 0)
{
    private long _seen;

    protected abstract ReadOnlyMemory<byte> Write(ImmutableArray<TapeTrade> trades);

    /// <summary>The last of the trades that everybody has been told, oldest first: those of before the first subscription count as told.</summary>
    protected ImmutableArray<TapeTrade> Told(int max)
    {
        var count = Math.Max(0, _seen - max);
        var trades = tape.TradesSince(ref count);
        var untold = (int)Math.Min(trades.Length, count - _seen);
        return trades[..^untold];
    }

    protected sealed override void Open() => _seen = tape.TradeCount;

    protected sealed override bool Look(long nowMs)
    {
        if (tape.TradeCount == _seen)
            return false;
        var trades = tape.TradesSince(ref _seen);
        if (trades.IsEmpty)
            return false;
        Publish(Write(trades));
        return true;
    }
}
