using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary><c>futures/ticker</c>: every contract, each in a message of its own and only when it has changed.</summary>
internal sealed class FuturesTickersTopic(TopicKey key, LiveWorld world, int cadenceMs) : PolledTopic(key, world.Clock, cadenceMs)
{
    private readonly List<Line> _lines = [];

    protected override void Greet(SocketSession newcomer)
    {
        if (_lines.Count == 0)
            Renew(NowMs, static _ => { });
        foreach (var line in _lines)
            newcomer.Send(line.Frame);
    }

    protected override bool Look(long nowMs)
    {
        var hasShown = false;
        Renew(
            nowMs,
            frame =>
            {
                Publish(frame);
                hasShown = true;
            }
        );
        return hasShown;
    }

    private void Renew(long nowMs, Action<ReadOnlyMemory<byte>> show)
    {
        foreach (var contract in world.Perpetuals.Contracts(ExchangeId.BitMart))
        {
            if (!contract.IsListed)
                continue;
            var line = LineOf(contract);
            var tick = ContractTick.Of(contract, nowMs);
            if (line.Tick?.LooksLike(tick) == true)
                continue;
            line.Tick = tick;
            line.Frame = FuturesTopic.Push(Key.Name, line.Text, tick, static (json, text, tick) => tick.Write(json, text));
            show(line.Frame);
        }
    }

    private Line LineOf(ContractView contract)
    {
        var line = _lines.Find(one => one.Text.Contract.Index == contract.Index);
        if (line is null)
            _lines.Add(line = new Line(new ContractText(contract)));
        return line;
    }

    private sealed class Line(ContractText text)
    {
        public ContractText Text => text;
        public ContractTick? Tick { get; set; }
        public ReadOnlyMemory<byte> Frame { get; set; }
    }
}
