using Kontor.World.Ledger;

namespace Kontor.Simulation.Works;

/// <summary>Money comes, goes, and moves between wallets.</summary>
internal sealed class MoneyWork(Scene scene)
{
    private readonly Remembered<(AccountPlace Place, Int128 Amount)> _frozen = new(scene.Chance);

    public Deed Next() =>
        scene.Next(10) switch
        {
            < 4 => Deed.Of(new CreditWallet(Place(), scene.Amount(5_000_000_000))),
            < 6 => Deed.Of(new DebitWallet(Place(), scene.Amount(500_000_000))),
            < 9 => Transfer(),
            _ => scene.OneIn(2) ? Freeze() : Release(),
        };

    private Deed Transfer()
    {
        var from = Place();
        var to = WalletFor(from.Asset);
        if (to == from.Wallet && !scene.OneIn(10))
            to = to == WalletId.Spot ? WalletId.Funding : WalletId.Spot;
        return Deed.Of(new TransferBetweenWallets(from, to, scene.Amount(200_000_000)));
    }

    private Deed Freeze()
    {
        var (place, amount) = (Place(), scene.Amount(200_000_000));
        return Deed.Of(new FreezeFunds(place, amount), _ => _frozen.Add((place, amount)));
    }

    private Deed Release() =>
        _frozen.TryTake(out var frozen)
            ? Deed.Of(new ReleaseFunds(frozen.Place, frozen.Amount))
            : Deed.Of(new ReleaseFunds(Place(), scene.Amount(1_000)));

    private AccountPlace Place()
    {
        var asset = scene.OneIn(60) ? "NONE" : scene.Pick(Scene.Assets);
        return new(scene.AnyExchange(), scene.AnyUser(), WalletFor(asset), asset);
    }

    // An isolated wallet takes the two assets of its market only; now and then somebody tries another one.
    private WalletId WalletFor(string asset) =>
        scene.Next(8) switch
        {
            < 3 => WalletId.Spot,
            < 5 => WalletId.Funding,
            5 => WalletId.Contract,
            _ when scene.OneIn(20) => WalletId.IsolatedMargin(scene.AnySymbol()),
            _ => WalletId.IsolatedMargin(Scene.SymbolOf(Scene.Bases.Contains(asset) ? asset : scene.Pick(Scene.Bases))),
        };
}
