using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/ticker:SYM</c>: one contract's day, best prices, mark and index.</summary>
internal sealed class FuturesTickerTopic(FuturesTopic topic) : StateTopic<ContractTick>(topic.Key, topic.Clock, topic.CadenceMs)
{
    protected override ContractTick Read(long nowMs) => ContractTick.Of(topic.Contract, nowMs);

    protected override bool IsSame(ContractTick shown, ContractTick now) => shown.LooksLike(now);

    protected override IReadOnlyList<ReadOnlyMemory<byte>> Write(ContractTick view, long nowMs) =>
        [topic.Push(view, static (json, text, tick) => tick.Write(json, text))];
}
