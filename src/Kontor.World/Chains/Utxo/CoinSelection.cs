using System.Collections.Immutable;

namespace Kontor.World.Chains.Utxo;

/// <summary>Who pays how much to whom, and how much for a virtual byte.</summary>
internal readonly record struct CoinPayments(ImmutableArray<Script> From, ImmutableArray<UtxoOutput> To, long FeeRate);

/// <summary>
/// Makes a transaction out of what its senders have: the largest coins in blocks first, and only when these are not enough, what they are
/// about to get. What is left over goes back to the first of them, unless it is dust: then the miner has it.
/// </summary>
internal static class CoinSelection
{
    public static Outcome<(UtxoTransaction Transaction, long Fee)> Make(UtxoChain chain, CoinPayments payments)
    {
        long wanted = 0;
        foreach (var (amount, owner) in payments.To)
        {
            if (amount <= 0)
                return Reject.NotPositive;
            if (amount < UtxoBounds.DustOf(owner))
                return Reject.BelowMinimum;
            if (amount > UtxoBounds.AmountMax - wanted)
                return Reject.Overflow;
            wanted += amount;
        }
        var draft = new Draft(payments, wanted);
        foreach (var (point, coin) in CoinsOf(chain, payments.From))
        {
            draft.Add(point, coin);
            if (draft.Weight > UtxoBounds.TransactionWeightMax)
                return Reject.TooMany;
            if (draft.IsEnough)
                return draft.Finish();
        }
        return Reject.NotEnough;
    }

    private static IEnumerable<(OutPoint Point, UtxoOutput Coin)> CoinsOf(UtxoChain chain, ImmutableArray<Script> senders)
    {
        var nextHeight = chain.TipHeight + 1;
        foreach (var sender in senders)
        {
            foreach (var point in chain.Coins.CoinsOf(sender))
            {
                if (chain.Coins.TryFind(point, out var coin) && chain.IsRipe(coin, nextHeight) && !chain.Pool.Spends(point))
                    yield return (point, new UtxoOutput(coin.Amount, coin.Owner));
            }
        }
        foreach (var sent in chain.Pool.ByArrival)
        {
            for (var index = 0; index < sent.Transaction.Outputs.Length; index++)
            {
                var (point, output) = (new OutPoint(sent.Id, (uint)index), sent.Transaction.Outputs[index]);
                if (senders.Contains(output.Owner) && !chain.Pool.Spends(point))
                    yield return (point, output);
            }
        }
    }

    /// <summary>A transaction in the making. The weights of its parts add up, so it need not be encoded at every step.</summary>
    private sealed class Draft
    {
        // Version, lock time, the mark of witnesses, and counts of three bytes each: never less than what it comes to.
        private const int FrameWeight = (4 * (4 + 4 + 3 + 3)) + 2;

        private readonly CoinPayments _payments;
        private readonly long _wanted;
        private readonly ImmutableArray<UtxoInput>.Builder _inputs = ImmutableArray.CreateBuilder<UtxoInput>();
        private long _gathered;

        public Draft(CoinPayments payments, long wanted)
        {
            (_payments, _wanted, Weight) = (payments, wanted, FrameWeight);
            foreach (var output in payments.To)
                Weight += WeightOf(output.Owner);
        }

        public int Weight { get; private set; }
        public bool IsEnough => _gathered - _wanted >= FeeOf(Weight);

        private Script ChangeTo => _payments.From[0];

        public void Add(OutPoint point, UtxoOutput coin)
        {
            _inputs.Add(UtxoInput.Of(point, coin.Owner));
            _gathered += coin.Amount;
            // An outpoint, an empty signature and a sequence; then a witness of one item, which weighs a quarter of that.
            Weight += (4 * (36 + 1 + 4)) + 2 + coin.Owner.Length;
        }

        public (UtxoTransaction Transaction, long Fee) Finish()
        {
            var change = _gathered - _wanted - FeeOf(Weight + WeightOf(ChangeTo));
            var outputs = change >= UtxoBounds.DustOf(ChangeTo) ? _payments.To.Add(new UtxoOutput(change, ChangeTo)) : _payments.To;
            var transaction = new UtxoTransaction(_inputs.ToImmutable(), outputs);
            return (transaction, _gathered - transaction.AmountOut);
        }

        private long FeeOf(int weight) => _payments.FeeRate * ((weight + 3) / 4);

        private static int WeightOf(Script owner) => 4 * (sizeof(long) + 1 + owner.Length);
    }
}
