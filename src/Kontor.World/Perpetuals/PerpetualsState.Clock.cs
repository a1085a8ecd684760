using Kontor.World.Perpetuals.Prices;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals;

public sealed partial class PerpetualsState
{
    /// <summary>Says who does what the clock makes due.</summary>
    internal void WatchClock(ScheduleState clock)
    {
        clock.On(
            DueKind.FundingRound,
            (_, subject, nowMs) => OfContract(subject, nowMs, (risk, contract) => risk.Funding.Round(contract, nowMs))
        );
        clock.On(
            DueKind.MarkSample,
            (_, subject, nowMs) => OfContract(subject, nowMs, (risk, contract) => risk.Funding.Sample(contract, nowMs))
        );
        clock.On(DueKind.PlanExpiry, (_, subject, nowMs) => OfExchange(subject, nowMs, risk => risk.Plans.Expire(nowMs)));
        clock.On(DueKind.CancelAllAfter, (_, subject, nowMs) => OfExchange(subject, nowMs, risk => risk.Silence.Run(nowMs)));
        clock.On(
            DueKind.LiquidationPatience,
            (_, subject, nowMs) => OfExchange(subject, nowMs, risk => risk.Liquidations.LosePatience(nowMs))
        );
    }

    private void OfContract(long subject, long nowMs, Action<PerpetualsRisk, Contract> act)
    {
        var key = ContractKey.Of(subject);
        var exchange = _exchanges[key.Exchange];
        act(exchange.Risk, exchange.At(key.Contract));
        exchange.Risk.OnSettled(nowMs);
    }

    private void OfExchange(long subject, long nowMs, Action<PerpetualsRisk> act)
    {
        act(_exchanges[(int)subject].Risk);
        _exchanges[(int)subject].Risk.OnSettled(nowMs);
    }
}
