using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Matching;
using static Kontor.World.Tests.Margin.MarginWorld;

namespace Kontor.World.Tests.Margin;

public sealed class LoanTests
{
    [Fact]
    public async Task A_loan_lies_in_the_wallet_and_its_first_hour_is_due_at_once()
    {
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        Assert.Equal(1, (await margin.Borrow("USDT", 4_000 * Usdt)).Value);
        Assert.Equal(new Balance(5_000 * Usdt, 0), await margin.Has("USDT"));
        // 20,000 of a thousand million, of 4,000 USDT.
        Assert.Equal(4_000 * Usdt + 80_000, await margin.Owes(isBase: false));
        Assert.Equal(-4_000 * Usdt, await margin.HouseHas(House.Lending, "USDT"));
    }

    [Fact]
    public async Task Every_hour_that_has_begun_costs_interest_rounded_up()
    {
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        await margin.Borrow("USDT", 10 * Usdt + 1);
        var hour = (Int128)201;
        Assert.Equal(10 * Usdt + 1 + hour, await margin.Owes(isBase: false));
        await margin.Pass(TimeSpan.FromMinutes(59));
        Assert.Equal(10 * Usdt + 1 + hour, await margin.Owes(isBase: false));
        await margin.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(10 * Usdt + 1 + 2 * hour, await margin.Owes(isBase: false));
        await margin.Pass(TimeSpan.FromDays(2));
        Assert.Equal(10 * Usdt + 1 + 50 * hour, await margin.Owes(isBase: false));
    }

    [Fact]
    public async Task A_repayment_pays_the_oldest_loan_first_and_its_interest_before_the_rest()
    {
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        await margin.Borrow("USDT", 100 * Usdt);
        await margin.Borrow("USDT", 50 * Usdt);
        Assert.Equal(new Repayment(1, 60 * Usdt - 2_000, 2_000), (await margin.Repay("USDT", 60 * Usdt)).Value);
        Assert.Equal(new Repayment(2, 40 * Usdt + 2_000 + 5 * Usdt, 1_000), (await margin.Repay("USDT", 45 * Usdt + 3_000)).Value);
        Assert.Equal(45 * Usdt, await margin.Owes(isBase: false));

        var closed = await margin.World.Ask(state => Rows(state.Margin.ClosedLoans, margin.Ada));
        Assert.Equal([(1L, 100 * Usdt, (Int128)2_000)], closed.Select(loan => (loan.LoanId, loan.Amount, loan.Accrued)));
        // More than is owed is not taken.
        Assert.Equal(45 * Usdt, (await margin.Repay("USDT", 1_000 * Usdt)).Value.Principal);
        Assert.Equal(3_000, await margin.HouseHas(House.Fees, "USDT"));
        Assert.Equal(0, await margin.HouseHas(House.Lending, "USDT"));
        Assert.Equal(Reject.NothingOwed, (await margin.Repay("USDT", 1)).Reject);
        Assert.Equal(3, (await margin.World.Ask(state => Rows(state.Margin.Repayments, margin.Ada))).Length);
        // The clock has nothing more to say to loans that are paid back.
        await margin.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await margin.Owes(isBase: false));
    }

    [Fact]
    public async Task Debts_are_at_most_four_times_what_is_ones_own_at_five_times_leverage()
    {
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        Assert.Equal(Reject.MarginNotEnough, (await margin.Borrow("USDT", 4_000 * Usdt + 1)).Reject);
        await margin.Borrow("USDT", 2_000 * Usdt);
        // 1,000 own less 0.04 of interest, four times, less the 2,000.04 that are owed already, at 50,000.
        var more = ((1_000 * Usdt - 40_000) * 4 - 2_000 * Usdt - 40_000) * 100 / 50_000;
        Assert.Equal(Reject.MarginNotEnough, (await margin.Borrow("BTC", more + 1)).Reject);
        Assert.True((await margin.Borrow("BTC", more)).IsOk);
    }

    [Fact]
    public async Task While_something_is_owed_what_stays_in_the_wallet_covers_it_twice()
    {
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        await margin.Borrow("USDT", 500 * Usdt);
        // 1,500 are there, 500.01 are owed: twice that must stay.
        var free = 1_500 * Usdt - 2 * (500 * Usdt + 10_000);
        Assert.Equal(Reject.MarginNotEnough, await Out(free + 1));
        Assert.Equal(Reject.None, await Out(free));
        await margin.Repay("USDT", 600 * Usdt);
        Assert.Equal(Reject.None, await Out(500 * Usdt));

        Task<Reject> Out(Int128 amount) =>
            margin.World.RejectOf(
                new TransferBetweenWallets(new AccountPlace(ExchangeId.BitMart, margin.Ada, Wallet, "USDT"), WalletId.Spot, amount)
            );
    }

    [Fact]
    public async Task Every_refusal_has_its_own_reason_and_lends_nothing()
    {
        await using var margin = await Open();
        await margin.Put("USDT", 1_000 * Usdt);
        Assert.Equal(Reject.NoPrice, (await margin.Borrow("USDT", 100 * Usdt)).Reject);
        await margin.Price(50_000);
        Assert.Equal(Reject.UnknownExchange, await Refused(new BorrowFunds(new ExchangeId("lübeck"), margin.Ada, Symbol, "USDT", 1)));
        Assert.Equal(Reject.UnknownAsset, (await margin.Borrow("XYZ", 1)).Reject);
        Assert.Equal(Reject.UnknownUser, await Refused(new BorrowFunds(ExchangeId.BitMart, 99, Symbol, "USDT", 1)));
        var poor = (await margin.World.Ok(new CreateUser("Eve") { Accounts = AccountKinds.Funding })).Number;
        Assert.Equal(Reject.AccountNotOpened, await Refused(new BorrowFunds(ExchangeId.BitMart, poor, Symbol, "USDT", 1)));
        Assert.Equal(Reject.UnknownMarket, await Refused(new BorrowFunds(ExchangeId.BitMart, margin.Ada, "NO_SUCH", "USDT", 1)));
        Assert.Equal(Reject.WrongAsset, (await margin.Borrow("ETH", 1)).Reject);
        Assert.Equal(Reject.NotPositive, (await margin.Borrow("USDT", 0)).Reject);
        Assert.Equal(Reject.NotPositive, (await margin.Borrow("USDT", Int128.MinValue)).Reject);
        Assert.Equal(Reject.BelowMinimum, (await margin.Borrow("USDT", 10 * Usdt - 1)).Reject);
        Assert.Equal(Reject.AboveMaximum, (await margin.Borrow("USDT", Int128.MaxValue)).Reject);
        Assert.Equal(Reject.AboveMaximum, (await margin.Borrow("USDT", 100_000 * Usdt + 1)).Reject);
        Assert.Equal(Reject.NotPositive, (await margin.Repay("USDT", 0)).Reject);
        Assert.Equal(Reject.NothingOwed, (await margin.Repay("USDT", 1)).Reject);
        var closed = Terms with { Quote = Terms.Quote with { IsOpen = false } };
        await margin.World.Ok(new DefineMargin(ExchangeId.BitMart, closed));
        Assert.Equal(Reject.BorrowingClosed, (await margin.Borrow("USDT", 100 * Usdt)).Reject);
        Assert.Equal(0, await margin.HouseHas(House.Lending, "USDT"));

        Task<Reject> Refused(BorrowFunds command) => margin.World.RejectOf(command);
    }

    [Fact]
    public async Task Terms_that_make_no_sense_are_refused()
    {
        await using var margin = await Open();
        foreach (
            var terms in (MarginTerms[])
                [
                    Terms with
                    {
                        Leverage = 0,
                    },
                    Terms with
                    {
                        LiquidateRatePpm = 1_000_000,
                    },
                    Terms with
                    {
                        TransferOutRatePpm = 1_100_000,
                    },
                    Terms with
                    {
                        Base = Terms.Base with { HourlyRatePpb = -1 },
                    },
                    Terms with
                    {
                        Quote = Terms.Quote with { BorrowMin = 0 },
                    },
                    Terms with
                    {
                        Quote = Terms.Quote with { BorrowMax = 1 },
                    },
                ]
        )
            Assert.Equal(Reject.Malformed, await margin.World.RejectOf(new DefineMargin(ExchangeId.BitMart, terms)));
        Assert.Equal(Reject.UnknownMarket, await margin.World.RejectOf(new DefineMargin(ExchangeId.BitMart, Terms with { Symbol = "X" })));
        Assert.Equal(Reject.UnknownExchange, await margin.World.RejectOf(new DefineMargin(new ExchangeId("x"), Terms)));
    }

    private static TRow[] Rows<TRow>(HistoryStream<TRow> stream, long user)
        where TRow : unmanaged, IHistoryRow
    {
        var rows = new List<TRow>();
        foreach (var entry in stream.NewestFirst(HistoryOwner.Of(0, user)))
            rows.Add(entry.Row);
        return [.. rows];
    }
}
