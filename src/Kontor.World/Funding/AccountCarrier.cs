using Kontor.World.Chains;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Over a chain of accounts: coins, and tokens of contracts.</summary>
internal sealed class AccountCarrier(Chain chain) : Carrier
{
    public override IEnumerable<Arrival> Arrivals(AddressRegister given)
    {
        foreach (var mined in chain.Blocks.Tip.Transactions)
        {
            foreach (var (to, contract, amount, index) in TransfersOf(mined))
            {
                if (given.MayHold(to))
                    yield return new Arrival(to.ToChecksum(), contract, amount, mined.Hash.ToString(), index);
            }
        }
    }

    public override Dictionary<string, (TransferFate Fate, string Reason)> Fates() =>
        chain.Blocks.Tip.Transactions.ToDictionary(mined => mined.Hash.ToString(), FateOf, StringComparer.Ordinal);

    public override bool TryFindCoin(string contract, out ChainCoin coin)
    {
        coin = new ChainCoin(null, chain.Record.NativeDecimals);
        if (contract.Length == 0)
            return true;
        if (!Address20.TryParse(contract, out var address) || chain.FindContract(address) is not { Terms.Kind: ContractKind.Erc20 } token)
            return false;
        coin = new ChainCoin(address, token.Terms.Decimals);
        return true;
    }

    public override bool IsPending(string transaction) => Find(transaction) is not null;

    public override void Forget(string transaction)
    {
        if (Find(transaction) is { } waiting)
            chain.Pool.Remove(waiting);
    }

    public override string? Send(WorldState state, Withdrawal withdrawal, long nowMs)
    {
        if (TransactionOf(state, withdrawal) is not { } transaction)
            return null;
        var sent = transaction.Apply(state, nowMs);
        return sent.IsOk ? sent.Value.Hash.ToString() : "";
    }

    private SendTransaction? TransactionOf(WorldState state, Withdrawal withdrawal)
    {
        if (!Address20.TryParse(withdrawal.Address, out var to) || !TryToChain(state, withdrawal, out var coin, out var amount))
            return null;
        var from = SeedAddress.HotWallet(state.Seed, withdrawal.Exchange.Name);
        if (coin.Contract is not { } token)
            return new SendTransaction(chain.Name, from, to, amount, default);
        return chain.BalanceOf(token, from) >= amount
            ? new SendTransaction(chain.Name, from, token, Word256.Zero, TokenCall.Transfer(to, amount))
            : null;
    }

    private SentTransaction? Find(string transaction) => Hash32.TryParse(transaction, out var hash) ? chain.Pool.Find(hash) : null;

    private static (TransferFate Fate, string Reason) FateOf(MinedTransaction mined)
    {
        if (mined.Receipt.Succeeded)
            return (TransferFate.Arrived, "");
        return (mined.Receipt.Error == Erc20.NotEnough ? TransferFate.TooPoor : TransferFate.Failed, mined.Receipt.Error);
    }

    // The coins it carries itself come first, then those that contracts passed on, then tokens.
    private static IEnumerable<(Address20 To, Address20? Contract, Word256 Amount, int Index)> TransfersOf(MinedTransaction mined)
    {
        if (!mined.Receipt.Succeeded)
            yield break;
        var index = 0;
        if (mined.Terms.To is { } to && !mined.Terms.Value.IsZero)
            yield return (to, null, mined.Terms.Value, index);
        foreach (var move in mined.Receipt.Moves)
            yield return (move.To, null, move.Value, ++index);
        foreach (var log in mined.Receipt.Logs)
        {
            index++;
            if (log.Topics.Length == 3 && log.Topics[0] == Erc20.Transfer && log.Data.Length == Word256.Bytes)
                yield return (AddressOf(log.Topics[2]), log.Address, Word256.FromBigEndian(log.Data.Span), index);
        }
    }

    private static Address20 AddressOf(Hash32 topic) => new(topic.ToArray().AsSpan(Hash32.Bytes - Address20.Bytes));
}
