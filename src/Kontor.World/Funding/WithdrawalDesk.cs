using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Sends coins out. The money lies with the house while it is on its way, so what is in transit is what the open withdrawals are about.</summary>
internal static class WithdrawalDesk
{
    /// <summary>Takes the money out of its wallet and puts the withdrawal where a chain, or the stub of one, finds it.</summary>
    public static Withdrawal Create(WorldState state, RequestWithdrawal request, in WithdrawalTerms terms, long nowMs)
    {
        var funding = state.Funding;
        var withdrawal = new Withdrawal
        {
            Id = funding.TakeId(),
            Exchange = request.Exchange,
            User = request.User,
            Asset = request.Asset,
            Wallet = terms.Exchange.Rules.WithdrawalWallet,
            Network = terms.Network.Name,
            Address = terms.Address,
            Memo = request.Memo,
            Amount = request.Amount,
            Fee = terms.Currency.WithdrawalFee,
            ClientNumber = request.ClientNumber,
            State = WithdrawalState.Created,
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
        };
        var asset = terms.Ledger.Assets.IndexOf(withdrawal.Asset);
        terms.Ledger.Move(
            WalletOf(terms.Ledger, withdrawal),
            terms.Ledger.Account(House.InTransit, asset),
            withdrawal.Amount,
            new Posting(BillKind.Withdraw, nowMs) { Reference = withdrawal.Id }
        );
        Remember(terms.Exchange, withdrawal, terms.Satoshi, nowMs);
        if (terms.Network.IsStub || ChainPort.ChainOf(state, terms.Network) is not null)
            return StubChain.Await(state, withdrawal, nowMs + terms.Exchange.Rules.ReviewMs);
        funding.Put(withdrawal);
        return withdrawal;
    }

    /// <summary>The number is taken from now on, and the worth counts for a day.</summary>
    public static void Remember(FundingExchange exchange, Withdrawal withdrawal, long satoshi, long nowMs)
    {
        exchange.Quota.Add(withdrawal.User, withdrawal.Id, satoshi, nowMs);
        if (withdrawal.ClientNumber.Length > 0)
            exchange.WithdrawalNumbers.Take(withdrawal.User, withdrawal.ClientNumber, withdrawal.Id);
    }

    /// <summary>What the network knows now: how many blocks deep the transfer is. Deep enough, it has arrived.</summary>
    public static Withdrawal Progress(WorldState state, Withdrawal withdrawal, int confirmations, long nowMs)
    {
        var network = state.Funding.FindNetwork(withdrawal.Network)!;
        withdrawal = withdrawal with
        {
            Confirmations = confirmations,
            UpdatedMs = nowMs,
            State = confirmations == 0 ? WithdrawalState.Submitted : WithdrawalState.Processing,
        };
        // The other exchange counts the same blocks.
        if (state.Funding.Deposits.Find(withdrawal.DepositId) is { } deposit)
            DepositDesk.Progress(state, deposit, confirmations, nowMs);
        if (confirmations >= network.Confirmations)
            return Succeed(state, withdrawal, nowMs);
        state.Funding.Put(withdrawal);
        return withdrawal;
    }

    /// <summary>Gives everything back: to the wallet it came from, and to the day's quota.</summary>
    public static Withdrawal GiveBack(WorldState state, Withdrawal withdrawal, WithdrawalState final, string reason, long nowMs)
    {
        var ledger = state.Ledger.Find(withdrawal.Exchange)!;
        var transit = ledger.Account(House.InTransit, ledger.Assets.IndexOf(withdrawal.Asset));
        var why = new Posting(BillKind.WithdrawReturn, nowMs) { Reference = withdrawal.Id };
        ledger.Move(transit, WalletOf(ledger, withdrawal), withdrawal.Amount, why);
        state.Funding.Of(ledger).Quota.Remove(withdrawal.User, withdrawal.Id);
        if (state.Funding.Deposits.Find(withdrawal.DepositId) is { } deposit)
            DepositDesk.Drop(state, deposit, nowMs);
        return state.Funding.Finish(withdrawal with { State = final, Reason = reason, UpdatedMs = nowMs, NextStepMs = 0 });
    }

    private static Withdrawal Succeed(WorldState state, Withdrawal withdrawal, long nowMs)
    {
        var ledger = state.Ledger.Find(withdrawal.Exchange)!;
        var asset = ledger.Assets.IndexOf(withdrawal.Asset);
        var transit = ledger.Account(House.InTransit, asset);
        var why = new Posting(BillKind.Withdraw, nowMs) { Reference = withdrawal.Id };
        ledger.Move(transit, ledger.Account(House.Outside, asset), withdrawal.Arrival, why);
        ledger.Move(transit, ledger.Account(House.Fees, asset), withdrawal.Fee, why);
        return state.Funding.Finish(withdrawal with { State = WithdrawalState.Success, NextStepMs = 0 });
    }

    private static int WalletOf(ExchangeLedger ledger, Withdrawal withdrawal) =>
        ledger.Account(withdrawal.User, new WalletId(withdrawal.Wallet, ""), ledger.Assets.IndexOf(withdrawal.Asset));
}
