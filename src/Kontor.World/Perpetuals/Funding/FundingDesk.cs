using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals.Funding;

/// <summary>
/// Samples the premium of an exchange's contracts every minute and settles their rounds. Rounds are aligned to the epoch: with an interval
/// of eight hours they are at midnight, eight and sixteen o'clock of every day.
/// </summary>
internal sealed class FundingDesk(PerpetualExchange exchange, ScheduleState schedule)
{
    /// <summary>
    /// How many rounds a jump of the clock writes when nobody holds a position: as many as a history is ever read at once. Those before
    /// them moved no money, and nobody was there to see their rates.
    /// </summary>
    public const int EmptyRoundsMax = 1_000;

    /// <summary>A contract opens, or begins to settle at other times.</summary>
    public void Open(Contract contract, long nowMs)
    {
        var meter = exchange.Risk.MeterOf(contract);
        var next = NextRound(contract, nowMs);
        // The round that was asked for so far finds out that it is not wanted any more.
        if (contract.Record.State == ContractState.Offline)
            meter.NextRoundMs = 0;
        else if (meter.NextRoundMs == 0 || meter.NextRoundMs > next)
            Await(contract, meter, next);
    }

    /// <summary>The first index price: from now on there is something to compare the book with.</summary>
    public void BeginSampling(Contract contract, long nowMs)
    {
        var meter = exchange.Risk.MeterOf(contract);
        if (meter.SampledMs > 0 || !schedule.HasRoom)
            return;
        meter.BeginSampling(nowMs);
        AwaitSample(contract, nowMs);
    }

    public void Sample(Contract contract, long nowMs)
    {
        if (contract.Record.State == ContractState.Offline)
            return;
        // A round at the same instant may have come first.
        if (exchange.Risk.MeterOf(contract).SampledMs < nowMs)
            TakeSample(contract, nowMs);
        exchange.Risk.Marks.Refresh(contract, nowMs);
        AwaitSample(contract, nowMs);
    }

    public void Round(Contract contract, long nowMs)
    {
        var meter = exchange.Risk.MeterOf(contract);
        if (meter.NextRoundMs != nowMs)
            return;
        // A jump of the clock may have left out the last minutes.
        if (meter.SampledMs > 0 && nowMs - meter.SampledMs >= FundingMeter.MinuteMs)
        {
            TakeSample(contract, nowMs);
            exchange.Risk.Marks.Refresh(contract, nowMs);
        }
        var ratePpb = meter.ForecastPpb(contract.Record);
        var priceUnits = contract.ValuationUnits;
        if (priceUnits > 0 && contract.OpenLots > 0 && ratePpb != 0)
            Settle(contract, ratePpb, priceUnits, nowMs);
        exchange.History.FundingRates.Add(
            new FundingRateRow
            {
                TimeMs = nowMs,
                RatePpb = ratePpb,
                MarkUnits = priceUnits,
                Contract = contract.Index,
                Exchange = (byte)exchange.Ledger.Index,
            }
        );
        meter.CloseRound(ratePpb, nowMs);
        Await(contract, meter, NextRound(contract, Math.Max(nowMs, EmptyUntil(contract))));
        exchange.Risk.Marks.Refresh(contract, nowMs);
    }

    private void TakeSample(Contract contract, long nowMs)
    {
        var (bid, ask) = (MarkDesk.BestUnits(contract, Side.Buy), MarkDesk.BestUnits(contract, Side.Sell));
        // As far as a rate can go, and what it is pulled back.
        var capPpb = FundingMeter.CapPpb(contract.Record) + FundingRate.PullMaxPpb;
        exchange.Risk.MeterOf(contract).Sample(Premium.SamplePpb(contract.IndexUnits, bid, ask, capPpb), nowMs);
    }

    // Everybody pays in before anybody is paid out: the insurance fund stands between them, and keeps the fractions.
    private void Settle(Contract contract, long ratePpb, long priceUnits, long nowMs)
    {
        var positions = exchange.Positions.SlotsById();
        var insurance = exchange.Ledger.Account(House.Insurance, contract.QuoteAsset);
        var fund = exchange.Ledger.BalanceAt(insurance).Available;
        var (paidIn, owed) = (Int128.Zero, Int128.Zero);
        foreach (var slot in positions)
        {
            if (exchange.Positions[slot].Contract != contract.Index)
                continue;
            var payment = PaymentOf(contract, slot, ratePpb, priceUnits);
            if (payment > 0)
                paidIn += PayIn(contract, slot, payment, insurance, nowMs);
            else
                owed -= payment;
        }
        var pool = new FundingPool(paidIn, fund, owed);
        foreach (var slot in positions)
        {
            if (exchange.Positions[slot].Contract != contract.Index)
                continue;
            var payment = PaymentOf(contract, slot, ratePpb, priceUnits);
            if (payment < 0)
                PayOut(contract, slot, pool.ShareOf(-payment), insurance, nowMs);
        }
    }

    // The value is the same for both sides, whichever way it is rounded: otherwise the sides of a round would not add up.
    private Int128 PaymentOf(Contract contract, int slot, long ratePpb, long priceUnits)
    {
        ref readonly var position = ref exchange.Positions[slot];
        return FundingPayment.Owed(contract.WorthOf(PositionSide.Long, position.Lots, priceUnits), position.IsLong, ratePpb);
    }

    // An isolated position pays with its margin and with nothing else. A cross one that cannot pay owes it.
    private Int128 PayIn(Contract contract, int slot, Int128 payment, int insurance, long nowMs)
    {
        ref var position = ref exchange.Positions[slot];
        var account = exchange.Positions.SeatOf(slot).Account;
        if (position.IsIsolated)
        {
            payment = Int128.Min(payment, position.IsolatedMargin);
            exchange.Money.GiveBack(account, ref position, payment);
            exchange.Ledger.Move(account.Handle, insurance, payment, WhyOf(contract, position, nowMs));
        }
        else
            exchange.Money.Pay(account, default, insurance, payment, WhyOf(contract, position, nowMs));
        Note(slot, payment, nowMs);
        return payment;
    }

    private void PayOut(Contract contract, int slot, Int128 payment, int insurance, long nowMs)
    {
        ref var position = ref exchange.Positions[slot];
        var account = exchange.Positions.SeatOf(slot).Account;
        exchange.Ledger.Move(insurance, account.Handle, payment, WhyOf(contract, position, nowMs));
        if (position.IsIsolated)
            exchange.Money.SetAside(account, ref position, payment, WhyOf(contract, position, nowMs));
        Note(slot, -payment, nowMs);
    }

    private void Note(int slot, Int128 paid, long nowMs)
    {
        ref var position = ref exchange.Positions[slot];
        position.FundingPaid += paid;
        position.UpdatedMs = nowMs;
        var account = exchange.Positions.SeatOf(slot).Account;
        exchange.Money.Balance(account, nowMs);
        exchange.Risk.OnPosition(slot, nowMs);
        exchange.Risk.OnAccount(account, nowMs);
    }

    private static Posting WhyOf(Contract contract, in PositionRow position, long nowMs) =>
        new(BillKind.FundingFee, nowMs)
        {
            Market = contract.Index,
            IsContract = true,
            Reference = position.Id,
        };

    // At the end of time there is no next round.
    private void Await(Contract contract, FundingMeter meter, long dueMs)
    {
        meter.NextRoundMs = dueMs <= Bounds.InstantMaxMs ? dueMs : 0;
        if (dueMs <= Bounds.InstantMaxMs)
            schedule.At(dueMs, DueKind.FundingRound, new ContractKey(exchange.Ledger.Index, contract.Index).Packed);
    }

    // Nothing can change between two samples of one jump but by rounds and plans, so one sample stands for all minutes until the jump's end or
    // the next round, whichever is first.
    private void AwaitSample(Contract contract, long nowMs)
    {
        var next = nowMs - (nowMs % FundingMeter.MinuteMs) + FundingMeter.MinuteMs;
        var round = exchange.Risk.MeterOf(contract).NextRoundMs;
        var jumped = Math.Min(schedule.UntilMs, round > 0 ? round : long.MaxValue);
        var dueMs = Math.Max(next, jumped - (jumped % FundingMeter.MinuteMs));
        if (dueMs <= Bounds.InstantMaxMs)
            schedule.At(dueMs, DueKind.MarkSample, new ContractKey(exchange.Ledger.Index, contract.Index).Packed);
    }

    private static long NextRound(Contract contract, long afterMs)
    {
        var interval = contract.Record.FundingIntervalMs;
        return afterMs - (afterMs % interval) + interval;
    }

    private long EmptyUntil(Contract contract) =>
        contract.OpenLots > 0 ? 0 : schedule.UntilMs - (EmptyRoundsMax * contract.Record.FundingIntervalMs);
}
