using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Margin;

/// <summary>Isolated margin at every exchange: money lent against what lies in the wallet of one market.</summary>
public sealed partial class MarginState(LedgerState ledgers, SpotState spot, ScheduleState schedule) : IStateFolder
{
    private const long HourMs = 3_600_000;

    private readonly List<MarginExchange> _exchanges = [];
    private readonly SortedDictionary<long, Loan> _loans = [];
    private readonly Dictionary<long, MarginExchange> _exchangeOfLoan = [];
    private long _nextLoanId = 1;
    private long _nextRepaymentId = 1;

    public string Name => "margin";

    /// <summary>Loans that were paid back.</summary>
    public HistoryStream<LoanRow> ClosedLoans { get; } = new("loans");

    public HistoryStream<RepaymentRow> Repayments { get; } = new("repayments");

    internal HistoryStream[] Histories => [ClosedLoans, Repayments];

    public MarginExchange Of(ExchangeLedger ledger) => _exchanges[ledger.Index];

    internal void Begin()
    {
        foreach (var ledger in ledgers.Exchanges)
            _exchanges.Add(new MarginExchange(this, ledger, spot.Of(ledger)));
    }

    /// <summary>Lends. The first hour of interest is due at once: every hour that has begun counts.</summary>
    internal Loan Lend(MarginExchange exchange, MarginAccount account, bool isBase, Int128 amount, long nowMs)
    {
        var terms = exchange.TermsOf(account.Market)!;
        var loan = new Loan
        {
            Id = _nextLoanId++,
            Account = account.Number,
            IsBase = isBase,
            Amount = amount,
            HourlyRatePpb = (isBase ? terms.Base : terms.Quote).HourlyRatePpb,
            CreatedMs = nowMs,
            Principal = amount,
        };
        Put(exchange, account, loan);
        var place = isBase ? account.BaseAccount : account.QuoteAccount;
        var house = exchange.Ledger.Account(House.Lending, exchange.Ledger.AssetOf(place));
        exchange.Ledger.Move(house, place, amount, Why(account, BillKind.Borrow, loan.Id, nowMs));
        loan.AccrueHour();
        schedule.AtIfEver(nowMs + HourMs, DueKind.InterestHour, loan.Id);
        return loan;
    }

    /// <summary>Pays from the wallet, the oldest loan first and of each its interest first. Answers the repayment's number.</summary>
    internal Repayment Repay(MarginExchange exchange, MarginAccount account, bool isBase, Int128 amount, bool isForced, long nowMs)
    {
        Invariant.Holds(amount > 0);
        var id = _nextRepaymentId++;
        var (principal, interest) = Settle(exchange, account, isBase, amount, nowMs);
        var place = isBase ? account.BaseAccount : account.QuoteAccount;
        var (ledger, asset) = (exchange.Ledger, exchange.Ledger.AssetOf(place));
        if (interest > 0)
            ledger.Move(place, ledger.Account(House.Fees, asset), interest, Why(account, BillKind.Interest, id, nowMs));
        if (principal > 0)
            ledger.Move(place, ledger.Account(House.Lending, asset), principal, Why(account, BillKind.Repay, id, nowMs));
        Repayments.Add(
            new RepaymentRow
            {
                User = account.User,
                TimeMs = nowMs,
                RepaymentId = id,
                Principal = principal,
                Interest = interest,
                Market = account.Market,
                IsBase = isBase ? (byte)1 : (byte)0,
                IsForced = isForced ? (byte)1 : (byte)0,
                Exchange = (byte)ledger.Index,
            }
        );
        return new Repayment(id, principal, interest);
    }

    /// <summary>What the clock does to a loan, every hour until it is paid back.</summary>
    internal void AccrueHour(long loanId, long nowMs)
    {
        if (!_loans.TryGetValue(loanId, out var loan))
            return;
        loan.AccrueHour();
        schedule.AtIfEver(nowMs + HourMs, DueKind.InterestHour, loanId);
        var exchange = _exchangeOfLoan[loanId];
        Touch(exchange, exchange.Accounts[loan.Account], nowMs);
    }

    private void WriteOff(MarginExchange exchange, MarginAccount account, long nowMs)
    {
        foreach (var loan in account.OpenLoans.ToArray())
        {
            exchange.AddWrittenOff(loan.IsBase ? account.BaseAccount : account.QuoteAccount, loan.Principal);
            Close(exchange, account, loan, nowMs);
        }
    }

    private (Int128 Principal, Int128 Interest) Settle(
        MarginExchange exchange,
        MarginAccount account,
        bool isBase,
        Int128 amount,
        long nowMs
    )
    {
        var (principal, interest) = (Int128.Zero, Int128.Zero);
        foreach (var loan in account.OpenLoans.ToArray())
        {
            if (loan.IsBase != isBase)
                continue;
            var forInterest = Int128.Min(amount, loan.Interest);
            var forPrincipal = Int128.Min(amount - forInterest, loan.Principal);
            loan.Interest -= forInterest;
            loan.Principal -= forPrincipal;
            amount -= forInterest + forPrincipal;
            interest += forInterest;
            principal += forPrincipal;
            if (loan.Owed == 0)
                Close(exchange, account, loan, nowMs);
        }
        Invariant.Holds(amount == 0);
        return (principal, interest);
    }

    private void Put(MarginExchange exchange, MarginAccount account, Loan loan)
    {
        account.OpenLoans.Add(loan);
        _loans.Add(loan.Id, loan);
        _exchangeOfLoan.Add(loan.Id, exchange);
    }

    private void Close(MarginExchange exchange, MarginAccount account, Loan loan, long nowMs)
    {
        account.OpenLoans.Remove(loan);
        _loans.Remove(loan.Id);
        _exchangeOfLoan.Remove(loan.Id);
        ClosedLoans.Add(
            new LoanRow
            {
                User = account.User,
                TimeMs = nowMs,
                LoanId = loan.Id,
                CreatedMs = loan.CreatedMs,
                HourlyRatePpb = loan.HourlyRatePpb,
                Amount = loan.Amount,
                Accrued = loan.Accrued,
                Market = account.Market,
                IsBase = loan.IsBase ? (byte)1 : (byte)0,
                Exchange = (byte)exchange.Ledger.Index,
            }
        );
    }

    private static Posting Why(MarginAccount account, BillKind kind, long reference, long nowMs) =>
        new(kind, nowMs) { Market = account.Market, Reference = reference };
}

/// <summary>What a repayment paid.</summary>
public readonly record struct Repayment(long Id, Int128 Principal, Int128 Interest);
