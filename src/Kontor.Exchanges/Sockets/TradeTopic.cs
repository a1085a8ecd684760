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
