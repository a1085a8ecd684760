using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Exchanges.Partners;

/// <summary>What a user has in one wallet of one asset. In a contract wallet, positions count at the present prices.</summary>
public readonly record struct Holding(WalletKind Wallet, string Asset, Int128 Available, Int128 Total)
{
    internal static IReadOnlyList<Holding> Of(WorldState state, ExchangeId exchange, long user)
    {
        var ledger = state.Ledger.Find(exchange)!;
        var perpetuals = state.Perpetuals.Of(ledger);
        var held = new List<Holding>();
        foreach (var (wallet, asset, balance) in ledger.BalancesOf(user))
        {
            if (wallet.Kind != WalletKind.Contract)
            {
                held.Add(new Holding(wallet.Kind, asset, balance.Available, balance.Total));
                continue;
            }

            var overview = perpetuals.OverviewOf(user, ledger.Assets.IndexOf(asset));
            held.Add(new Holding(wallet.Kind, asset, overview.Available, overview.Equity));
        }
        return held;
    }
}
