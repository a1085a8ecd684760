using Kontor.World.Chains;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

internal sealed partial class ChainPort
{
    /// <summary>What a transaction brings to somebody, and its place in the transaction.</summary>
    private readonly record struct Arrival(Address20 To, Address20? Contract, Word256 Amount, int Index);

    private static void Find(WorldState state, NetworkRecord network, Chain chain, Block block, long nowMs)
    {
        if (state.Funding.Addresses.Count == 0)
            return;
        foreach (var mined in block.Transactions)
        {
            foreach (var arrival in ArrivalsOf(mined))
            {
                if (state.Funding.Addresses.MayHold(arrival.To))
                    Report(state, network, chain, block.Height, mined.Hash, arrival, nowMs);
            }
        }
    }

    // The coins it carries itself come first, then those that contracts passed on, then tokens.
    private static IEnumerable<Arrival> ArrivalsOf(MinedTransaction mined)
    {
        if (!mined.Receipt.Succeeded)
            yield break;
        var index = 0;
        if (mined.Terms.To is { } to && !mined.Terms.Value.IsZero)
            yield return new Arrival(to, null, mined.Terms.Value, index);
        foreach (var move in mined.Receipt.Moves)
            yield return new Arrival(move.To, null, move.Value, ++index);
        foreach (var log in mined.Receipt.Logs)
        {
            index++;
            if (log.Topics.Length == 3 && log.Topics[0] == Erc20.Transfer && log.Data.Length == Word256.Bytes)
                yield return new Arrival(AddressOf(log.Topics[2]), log.Address, Word256.FromBigEndian(log.Data.Span), index);
        }
    }

    private static void Report(
        WorldState state,
        NetworkRecord network,
        Chain chain,
        long height,
        Hash32 transaction,
        Arrival arrival,
        long nowMs
    )
    {
        var address = arrival.To.ToChecksum();
        if (state.Funding.Addresses.ExchangeOf(network.Name, address) is not { } name)
            return;
        var exchange = new ExchangeId(name);
        if (CurrencyOf(state, exchange, network, arrival.Contract) is not { } currency)
            return;
        var decimals = state.Ledger.Find(exchange)!.FindAsset(currency.Asset)!.Decimals;
        if (!ChainCoin.TryFind(chain, currency.Contract, out var coin))
            return;
        if (!ChainCoin.TryToExchange(arrival.Amount, coin.Decimals, decimals, out var amount))
            return;
        var report = new ReportDeposit(exchange, network.Name, currency.Asset, address, amount, transaction.ToString())
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

    private static Address20 AddressOf(Hash32 topic) => new(topic.ToArray().AsSpan(Hash32.Bytes - Address20.Bytes));
}
