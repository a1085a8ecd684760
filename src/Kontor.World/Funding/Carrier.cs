using System.Diagnostics;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>What a transaction brings to somebody.</summary>
/// <param name="To">The address as exchanges write it.</param>
/// <param name="Contract">Nothing for the chain's own coin.</param>
/// <param name="Index">The place in the transaction.</param>
internal readonly record struct Arrival(string To, Address20? Contract, Word256 Amount, string Transaction, int Index);

/// <summary>What has become of a transaction in a block.</summary>
internal enum TransferFate : byte
{
    Arrived,

    /// <summary>The hot wallet had too little after all: it pays when it has more.</summary>
    TooPoor,

    /// <summary>It will not become better.</summary>
    Failed,
}

/// <summary>
/// How the coins of exchanges travel over a chain of this world: what the house sends is a transaction of its hot wallet, and what stands in
/// the newest block for somebody can be seen there. One kind for each kind of chains.
/// </summary>
internal abstract class Carrier
{
    public static Carrier Of(WorldChain chain) =>
        chain switch
        {
            Chain accounts => new AccountCarrier(accounts),
            UtxoChain coins => new CoinCarrier(coins),
            _ => throw new UnreachableException($"Nothing travels over {chain.Name}."),
        };

    /// <summary>How addresses of such a chain are written: only networks of that form can stand on it.</summary>
    public static AddressForm FormOf(WorldChain chain) => chain is UtxoChain ? AddressForm.Bitcoin : AddressForm.Evm;

    /// <summary>What the newest block brings to addresses that exchanges may have given out.</summary>
    public abstract IEnumerable<Arrival> Arrivals(AddressRegister given);

    /// <summary>What has become of the transactions in the newest block, and why, by their ids.</summary>
    public abstract Dictionary<string, (TransferFate Fate, string Reason)> Fates();

    /// <summary>A coin by the contract that an exchange knows it by, if the chain has it.</summary>
    public abstract bool TryFindCoin(string contract, out ChainCoin coin);

    /// <summary>Whether no block has the transaction yet, but one may.</summary>
    public abstract bool IsPending(string transaction);

    /// <summary>Takes a transaction back that no block has yet.</summary>
    public abstract void Forget(string transaction);

    /// <summary>
    /// Sends what a withdrawal is about and answers the id of the transaction: empty when the chain refused it, nothing when it was not even
    /// tried, because the hot wallet has not as much, or the coin is not on the chain. Then somebody may mend it.
    /// </summary>
    public abstract string? Send(WorldState state, Withdrawal withdrawal, long nowMs);

    /// <summary>What arrives, as the chain counts it.</summary>
    protected bool TryToChain(WorldState state, Withdrawal withdrawal, out ChainCoin coin, out Word256 amount)
    {
        var currency = state.Funding.Find(withdrawal.Exchange)!.Currencies.Find(withdrawal.Asset, withdrawal.Network)!;
        var asset = state.Ledger.Find(withdrawal.Exchange)!.FindAsset(withdrawal.Asset)!;
        amount = Word256.Zero;
        return TryFindCoin(currency.Contract, out coin)
            && ChainCoin.TryToChain(withdrawal.Arrival, asset.Decimals, coin.Decimals, out amount);
    }
}
