using System.Collections.Immutable;
using Kontor.World.History;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>Which deposits or withdrawals to list. What is null is not asked for.</summary>
public sealed record MovementQuery(ExchangeId Exchange, long User)
{
    public string? Asset { get; init; }
    public string? Network { get; init; }

    /// <summary>Of its creation; inclusive.</summary>
    public long FromMs { get; init; }

    /// <summary>Of its creation; inclusive.</summary>
    public long ToMs { get; init; } = long.MaxValue;

    public int Skip { get; init; }
    public int Max { get; init; } = 100;

    internal bool Matches(string asset, string network, long createdMs) =>
        (Asset is null || string.Equals(Asset, asset, StringComparison.Ordinal))
        && (Network is null || string.Equals(Network, network, StringComparison.Ordinal))
        && createdMs >= FromMs
        && createdMs <= ToMs;
}

/// <summary>A transfer that the house wants to see on a chain, and that no chain has taken yet.</summary>
public sealed record PendingTransfer(
    long WithdrawalId,
    string Network,
    string Asset,
    string Contract,
    string ToAddress,
    string Memo,
    Int128 Amount
);

public sealed partial class FundingState
{
    /// <summary>What is open first, the newest of it on top; then what is finished, what finished last on top.</summary>
    public ImmutableArray<Deposit> FindDeposits(MovementQuery query) =>
        _ledger.Find(query.Exchange) is not { } ledger
            ? []
            :
            [
                .. Deposits
                    .NewestFirstOf(ledger.Index, query.User)
                    .Concat(FinishedDepositsOf(ledger, query.User, query.FromMs))
                    .Where(deposit => query.Matches(deposit.Asset, deposit.Network, deposit.CreatedMs))
                    .Skip(query.Skip)
                    .Take(query.Max),
            ];

    /// <summary>What is open first, the newest of it on top; then what is finished, what finished last on top.</summary>
    public ImmutableArray<Withdrawal> FindWithdrawals(MovementQuery query) =>
        _ledger.Find(query.Exchange) is not { } ledger
            ? []
            :
            [
                .. Withdrawals
                    .NewestFirstOf(ledger.Index, query.User)
                    .Concat(FinishedWithdrawalsOf(ledger, query.User, query.FromMs))
                    .Where(withdrawal => query.Matches(withdrawal.Asset, withdrawal.Network, withdrawal.CreatedMs))
                    .Skip(query.Skip)
                    .Take(query.Max),
            ];

    /// <summary>One deposit of the user, as far back as a search goes.</summary>
    public Deposit? FindDeposit(ExchangeId exchange, long user, long id)
    {
        if (_ledger.Find(exchange) is not { } ledger)
            return null;
        return Deposits.Find(id) is { } open
            ? (open.User == user && open.Exchange == exchange ? open : null)
            : FinishedDepositsOf(ledger, user, 0).Take(FundingBounds.SearchMax).FirstOrDefault(deposit => deposit.Id == id);
    }

    /// <summary>One withdrawal of the user, as far back as a search goes.</summary>
    public Withdrawal? FindWithdrawal(ExchangeId exchange, long user, long id)
    {
        if (_ledger.Find(exchange) is not { } ledger)
            return null;
        return Withdrawals.Find(id) is { } open
            ? (open.User == user && open.Exchange == exchange ? open : null)
            : FinishedWithdrawalsOf(ledger, user, 0).Take(FundingBounds.SearchMax).FirstOrDefault(withdrawal => withdrawal.Id == id);
    }

    /// <summary>The withdrawal to which the user gave that number.</summary>
    public Withdrawal? FindWithdrawal(ExchangeId exchange, long user, string clientNumber) =>
        Find(exchange)?.WithdrawalNumbers.Find(user, clientNumber) is > 0 and var id ? FindWithdrawal(exchange, user, id) : null;

    /// <summary>The transfer between two of its wallets to which the user gave that number.</summary>
    public Transfer? FindTransfer(ExchangeId exchange, long user, string number) =>
        Find(exchange)?.TransferNumbers.Find(user, number) is > 0 and var id ? _ledger.FindTransfer(id) : null;

    /// <summary>The transfers within the user's family, newest first.</summary>
    public ImmutableArray<UserTransfer> FindUserTransfers(ExchangeId exchange, long user, Func<UserTransfer, bool> matches, int max)
    {
        if (_ledger.Find(exchange) is not { } ledger)
            return [];
        var found = ImmutableArray.CreateBuilder<UserTransfer>();
        foreach (var (id, row) in UserTransfers.NewestFirst(HistoryOwner.Of(ledger.Index, Of(ledger).SubAccounts.MainOf(user))))
        {
            if (found.Count >= max)
                break;
            if (Read(id, row) is var transfer && matches(transfer))
                found.Add(transfer);
        }
        return found.ToImmutable();
    }

    /// <summary>The address that the user was given, if it was.</summary>
    public DepositAddress? FindAddress(ExchangeId exchange, long user, string network) => Addresses.Find(network, exchange.Name, user);

    /// <summary>Whose address it is at that exchange; 0 for nobody's.</summary>
    public long UserOfAddress(ExchangeId exchange, string network, string address, string memo) =>
        FindNetwork(network) is { } known && AddressRules.Canonical(known.Form, address) is { } canonical
            ? Addresses.UserOf(network, exchange.Name, canonical, memo)
            : 0;

    /// <summary>What a chain is to take, in the order in which it was asked for. What a stub confirms is not among it.</summary>
    public ImmutableArray<PendingTransfer> PendingTransfers(string network) =>
        FindNetwork(network) is not { IsStub: false }
            ? []
            :
            [
                .. Withdrawals
                    .All.Where(open =>
                        open.State == WithdrawalState.Created && string.Equals(open.Network, network, StringComparison.Ordinal)
                    )
                    .Select(open => new PendingTransfer(
                        open.Id,
                        network,
                        open.Asset,
                        Find(open.Exchange)!.Currencies.Find(open.Asset, network)!.Contract,
                        open.Address,
                        open.Memo,
                        open.Arrival
                    )),
            ];

    private IEnumerable<Deposit> FinishedDepositsOf(ExchangeLedger ledger, long user, long fromMs)
    {
        // Nothing is finished before it was created, so the history's own times bound the search from below.
        foreach (var (_, row) in FinishedDeposits.NewestFirst(HistoryOwner.Of(ledger.Index, user), fromMs, long.MaxValue))
            yield return Read(row);
    }

    private IEnumerable<Withdrawal> FinishedWithdrawalsOf(ExchangeLedger ledger, long user, long fromMs)
    {
        foreach (var (_, row) in FinishedWithdrawals.NewestFirst(HistoryOwner.Of(ledger.Index, user), fromMs, long.MaxValue))
            yield return Read(row);
    }
}
