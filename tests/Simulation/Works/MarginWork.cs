using Kontor.World.Ledger;
using Kontor.World.Margin;

namespace Kontor.Simulation.Works;

/// <summary>People borrow in isolated wallets, pay back or do not, and move money in and out of them.</summary>
internal sealed class MarginWork(Scene scene, Pits pits)
{
    private readonly Remembered<(Pit Pit, long User, string Asset, Int128 Amount)> _loans = new(scene.Chance);

    public Deed Next() =>
        scene.Next(40) switch
        {
            0 => Define(pits.Any(), scene.OneIn(20)),
            < 18 => Borrow(),
            < 28 => Repay(),
            _ => Transfer(),
        };

    public IEnumerable<Deed> Founding()
    {
        foreach (var pit in pits.All)
            yield return Define(pit, isWrong: false);
    }

    private Deed Define(Pit pit, bool isWrong) =>
        Deed.Of(
            new DefineMargin(
                pit.Exchange,
                new MarginTerms
                {
                    Symbol = pit.Symbol,
                    Leverage = isWrong ? 0 : scene.Pick(3, 5, 10),
                    LiquidateRatePpm = scene.Pick(1_050_000, 1_100_000, 1_200_000),
                    TransferOutRatePpm = scene.Pick(1_500_000, 2_000_000),
                    Base = Lending(50_000_000),
                    Quote = Lending(5_000_000_000),
                }
            )
        );

    private LendingTerms Lending(long max) =>
        new()
        {
            HourlyRatePpb = scene.Pick(0, 10_000, 400_000, MarginTerms.HourlyRatePpbMax),
            BorrowMin = scene.Pick(1, 1_000),
            BorrowMax = scene.Pick(max, max * 20),
            IsOpen = !scene.OneIn(10),
        };

    private Deed Borrow()
    {
        var (pit, user) = (pits.Any(), scene.AnyUser());
        var isBase = scene.OneIn(3);
        var asset = isBase ? pit.Record.Base : Scene.Quote;
        var amount = scene.Amount(isBase ? 200_000_000 : 300_000_000);
        return Deed.Of(new BorrowFunds(pit.Exchange, user, pit.Symbol, asset, amount), _ => _loans.Add((pit, user, asset, amount)));
    }

    private Deed Repay()
    {
        if (!_loans.TryTake(out var loan))
            return Deed.Of(new RepayLoans(scene.AnyExchange(), scene.AnyUser(), scene.AnySymbol(), Scene.Quote, scene.Amount(1_000)));
        var amount = scene.OneIn(2) ? loan.Amount * 2 : loan.Amount / 3;
        return Deed.Of(new RepayLoans(loan.Pit.Exchange, loan.User, loan.Pit.Symbol, loan.Asset, amount));
    }

    private Deed Transfer()
    {
        var pit = pits.Any();
        var asset = scene.Pick(pit.Record.Base, Scene.Quote);
        var (isolated, other) = (WalletId.IsolatedMargin(pit.Symbol), scene.Pick(WalletId.Spot, WalletId.Funding));
        var isIn = scene.OneIn(2);
        var from = new AccountPlace(pit.Exchange, scene.AnyUser(), isIn ? other : isolated, asset);
        return Deed.Of(new TransferBetweenWallets(from, isIn ? isolated : other, scene.Amount(100_000_000)));
    }
}
