using Kontor.World.Ledger;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Funding;

/// <summary>Takes in what the networks report, and credits it when it is deep enough.</summary>
internal static class DepositDesk
{
    /// <summary>
    /// Says that a transfer to an address of the exchange is on the network. The same transaction can be reported any number of times.
    /// </summary>
    /// <param name="isDriven">Somebody else counts its confirmations: it needs no place of its own in the schedule.</param>
    public static Outcome<Deposit> Report(WorldState state, ReportDeposit report, bool isDriven, long nowMs)
    {
        var funding = state.Funding;
        if (state.Ledger.Find(report.Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (ledger.FindAsset(report.Asset) is null)
            return Reject.UnknownAsset;
        if (
            funding.FindNetwork(report.Network) is not { } network
            || funding.Of(ledger).Currencies.Find(report.Asset, report.Network) is null
        )
            return Reject.UnknownNetwork;
        if (!report.IsWellFormed)
            return Reject.Malformed;
        var address = AddressRules.Canonical(network.Form, report.Address) ?? report.Address;
        var user = funding.Addresses.UserOf(report.Network, report.Exchange.Name, address, report.Memo);
        if (funding.Reported.Find(report.Transaction) is > 0 and var known)
            return Again(funding, report, user, known);
        if (report.Amount <= 0)
            return Reject.NotPositive;
        if (report.Amount > Bounds.AmountMax)
            return Reject.Overflow;
        // What somebody reports by hand stands in no block of the chain that carries the network, so the clock confirms it.
        var isByClock = network.IsStub || ChainPort.ChainOf(state, network) is not null;
        var needsStep = isByClock && !isDriven && user != 0;
        if (!funding.HasRoom || (needsStep && !state.Schedule.HasRoom))
            return Reject.TooMany;
        var deposit = new Deposit
        {
            Id = funding.TakeId(),
            Exchange = report.Exchange,
            User = user,
            Asset = report.Asset,
            Network = report.Network,
            Address = address,
            Memo = report.Memo,
            Amount = report.Amount,
            TxId = report.TxId,
            TxIndex = report.Index,
            State = user == 0 ? DepositState.Unclaimed : DepositState.Waiting,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
        };
        funding.Reported.Add(report.Transaction, deposit.Id);
        if (user == 0)
            return funding.Finish(deposit);
        return needsStep ? Await(state, deposit, network, nowMs) : Keep(funding, deposit);
    }

    /// <summary>What the network knows now: how many blocks deep the transfer is. Deep enough, it is credited.</summary>
    public static Deposit Progress(WorldState state, Deposit deposit, int confirmations, long nowMs)
    {
        if (deposit.State != DepositState.Waiting)
            return deposit;
        var network = state.Funding.FindNetwork(deposit.Network)!;
        deposit = deposit with { Confirmations = confirmations, UpdatedMs = nowMs };
        if (confirmations < network.Confirmations)
            return Keep(state.Funding, deposit);
        return Settle(state, deposit with { NextStepMs = 0 }, nowMs);
    }

    /// <summary>The stub chain has made another block.</summary>
    public static void Step(WorldState state, long id, long nowMs)
    {
        var isDue = state.Funding.Deposits.Find(id) is { State: DepositState.Waiting, NextStepMs: > 0 } found && found.NextStepMs <= nowMs;
        if (!isDue)
            return;
        var deposit = state.Funding.Deposits.Find(id)!;
        var progressed = Progress(state, deposit, deposit.Confirmations + 1, nowMs);
        if (progressed.State == DepositState.Waiting)
            Await(state, progressed, state.Funding.FindNetwork(deposit.Network)!, nowMs);
    }

    /// <summary>Credits what was held back, as far as deposits have opened.</summary>
    public static void ReleaseHeld(WorldState state, ExchangeId exchange, long nowMs)
    {
        var held = state.Funding.Deposits.All.Where(deposit => deposit.State == DepositState.Held && deposit.Exchange == exchange);
        foreach (var deposit in held.ToList())
            Settle(state, deposit, nowMs);
    }

    /// <summary>The network took it back before anybody was paid.</summary>
    public static void Drop(WorldState state, Deposit deposit, long nowMs)
    {
        Invariant.Holds(deposit.State == DepositState.Waiting);
        state.Funding.Finish(deposit with { State = DepositState.Dropped, UpdatedMs = nowMs, NextStepMs = 0 });
    }

    /// <summary>Has the stub chain come back to it after the next block.</summary>
    public static Deposit Await(WorldState state, Deposit deposit, NetworkRecord network, long nowMs)
    {
        var nextMs = Math.Min(nowMs + network.BlockMs, Bounds.InstantMaxMs);
        state.Schedule.At(nextMs, DueKind.DepositStep, deposit.Id);
        return Keep(state.Funding, deposit with { NextStepMs = nextMs });
    }

    private static Deposit Settle(WorldState state, Deposit deposit, long nowMs)
    {
        var ledger = state.Ledger.Find(deposit.Exchange)!;
        var currency = state.Funding.Of(ledger).Currencies.Find(deposit.Asset, deposit.Network)!;
        if (deposit.Amount < currency.DepositMin)
            return state.Funding.Finish(deposit with { State = DepositState.Dust, UpdatedMs = nowMs });
        if (!IsOpen(state, ledger, currency, deposit))
            return Keep(state.Funding, deposit with { State = DepositState.Held });
        var asset = ledger.Assets.IndexOf(deposit.Asset);
        var wallet = ledger.Account(deposit.User, state.Funding.Of(ledger).Rules.DepositTo, asset);
        var why = new Posting(BillKind.Deposit, nowMs) { Reference = deposit.Id };
        ledger.Move(ledger.Account(House.Outside, asset), wallet, deposit.Amount, why);
        return state.Funding.Finish(deposit with { State = DepositState.Success, UpdatedMs = nowMs });
    }

    private static bool IsOpen(WorldState state, ExchangeLedger ledger, CurrencyNetworkRecord currency, Deposit deposit)
    {
        var funding = state.Funding.Of(ledger);
        var place = new AccountPlace(deposit.Exchange, deposit.User, funding.Rules.DepositTo, deposit.Asset);
        return currency.CanDeposit
            && ledger.FindAsset(deposit.Asset)!.CanDeposit
            && funding.UserOf(deposit.User).CanDeposit
            && state.Ledger.Locate(state, place, out _) == Reject.None
            && LedgerState.HasRoomFor(ledger, deposit.Asset, deposit.Amount);
    }

    private static Outcome<Deposit> Again(FundingState funding, ReportDeposit report, long user, long id)
    {
        if (funding.FindDeposit(report.Exchange, user, id) is not { } known)
            return Reject.IdTaken;
        var isSame = string.Equals(known.Asset, report.Asset, StringComparison.Ordinal) && known.Amount == report.Amount;
        return isSame ? known : Reject.Conflict;
    }

    private static Deposit Keep(FundingState funding, Deposit deposit)
    {
        funding.Put(deposit);
        return deposit;
    }
}
