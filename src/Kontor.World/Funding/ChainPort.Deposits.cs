using Kontor.World.Chains;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

internal sealed partial class ChainPort
{
    private static void Find(WorldState state, NetworkRecord network, Carrier carrier, long height, long nowMs)
    {
        if (state.Funding.Addresses.Count == 0)
            return;
        foreach (var arrival in carrier.Arrivals(state.Funding.Addresses))
            Report(state, network, carrier, height, arrival, nowMs);
    }

    private static void Report(WorldState state, NetworkRecord network, Carrier carrier, long height, Arrival arrival, long nowMs)
    {
        if (state.Funding.Addresses.ExchangeOf(network.Name, arrival.To) is not { } name)
            return;
        var exchange = new ExchangeId(name);
        if (CurrencyOf(state, exchange, network, arrival.Contract) is not { } currency)
            return;
        var decimals = state.Ledger.Find(exchange)!.FindAsset(currency.Asset)!.Decimals;
        if (!carrier.TryFindCoin(currency.Contract, out var coin))
            return;
        if (!ChainCoin.TryToExchange(arrival.Amount, coin.Decimals, decimals, out var amount))
            return;
        var report = new ReportDeposit(exchange, network.Name, currency.Asset, arrival.To, amount, arrival.Transaction)
        {
            Index = arrival.Index,
        };
        // A transaction that comes again after the chain was rewritten is the same deposit.
        var reported = DepositDesk.Report(state, report, isDriven: true, nowMs);
        if (reported.IsOk && reported.Value.State == DepositState.Waiting)
            state.Funding.Put(reported.Value with { BlockHeight = height });
    }

    private static void FollowDeposits(WorldState state, NetworkRecord network, long height, long nowMs)
    {
        foreach (var deposit in state.Funding.Deposits.On(network.Name))
        {
            if (deposit is { State: DepositState.Waiting, BlockHeight: > 0 })
                DepositDesk.Progress(state, deposit, (int)(height - deposit.BlockHeight) + 1, nowMs);
        }
    }

    private static CurrencyNetworkRecord? CurrencyOf(WorldState state, ExchangeId exchange, NetworkRecord network, Address20? contract)
    {
        foreach (var currency in state.Funding.Find(exchange)!.Currencies.All)
        {
            if (currency.Network == network.Name && ChainCoin.IsContract(currency.Contract, contract))
                return currency;
        }
        return null;
    }
}
