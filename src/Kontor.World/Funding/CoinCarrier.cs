using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Over a chain of outputs: its own coin alone. What the hot wallet does not need comes back to it as change.</summary>
internal sealed class CoinCarrier(UtxoChain chain) : Carrier
{
    /// <summary>Every output to an address of an exchange is a transfer of its own. What is mined for it is not: it can be spent much later only.</summary>
    public override IEnumerable<Arrival> Arrivals(AddressRegister given)
    {
        foreach (var mined in chain.Blocks.Tip.Transactions.Skip(1))
        {
            var id = DoubleSha.Text(mined.Id);
            for (var index = 0; index < mined.Transaction.Outputs.Length; index++)
            {
                var (amount, owner) = mined.Transaction.Outputs[index];
                if (BitcoinAddress.Of(owner) is { } address)
                    yield return new Arrival(address, null, (ulong)amount, id, index);
            }
        }
    }

    public override Dictionary<string, (TransferFate Fate, string Reason)> Fates() =>
        chain.Blocks.Tip.Transactions.ToDictionary(
            mined => DoubleSha.Text(mined.Id),
            _ => (TransferFate.Arrived, ""),
            StringComparer.Ordinal
        );

    public override bool TryFindCoin(string contract, out ChainCoin coin)
    {
        coin = new ChainCoin(null, chain.Record.NativeDecimals);
        return contract.Length == 0;
    }

    public override bool IsPending(string transaction) => Find(transaction) is not null;

    public override void Forget(string transaction)
    {
        if (Find(transaction) is { } waiting)
            chain.Pool.Forget(waiting);
    }

    public override string? Send(WorldState state, Withdrawal withdrawal, long nowMs)
    {
        if (!TryToChain(state, withdrawal, out _, out var amount) || amount > (ulong)UtxoBounds.AmountMax)
            return null;
        var from = BitcoinAddress.WitnessKeyHash(SeedAddress.HotWallet(state.Seed, withdrawal.Exchange.Name));
        var payment = new CoinGift(withdrawal.Address, (long)(ulong)amount);
        var sent = new SendCoins(chain.Name, [BitcoinAddress.Of(from)!], [payment]).Apply(state, nowMs);
        return sent.IsOk ? DoubleSha.Text(sent.Value.Id) : "";
    }

    private SentCoins? Find(string transaction) => DoubleSha.TryParse(transaction, out var id) ? chain.Pool.Find(id) : null;
}
