using Kontor.World.Chains.Utxo;

namespace Kontor.Analytics.Holdings;

/// <summary>
/// Who pays whom in a transaction of outputs. It only says which coins end and which begin, so first everybody's coins are added up, with which
/// change is nothing at all; then whoever has less pays whoever has more, both in their order. What is left in the end is the fee.
/// </summary>
internal static class UtxoTransfers
{
    /// <summary>By how much everybody has more or less, in the order of inputs and outputs.</summary>
    public static List<(string Owner, long Difference)> NetOf(MinedCoins mined)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var net = new List<(string Owner, long Difference)>();
        void Add(Script script, long amount)
        {
            var owner = BitcoinAddress.Of(script) ?? script.ToString();
            if (places.TryAdd(owner, net.Count))
                net.Add((owner, 0));
            var place = places[owner];
            net[place] = (owner, net[place].Difference + amount);
        }

        foreach (var coin in mined.Spent)
            Add(coin.Owner, -coin.Amount);
        foreach (var (amount, owner) in mined.Transaction.Outputs)
        {
            if (!owner.IsUnspendable)
                Add(owner, amount);
        }
        return net;
    }

    public static IEnumerable<(string From, string To, long Amount)> Match(List<(string Owner, long Difference)> net)
    {
        var (payer, left) = (-1, 0L);
        foreach (var (receiver, due) in net)
        {
            for (var wanted = due; wanted > 0; )
            {
                while (left == 0)
                    left = Math.Max(0, -net[++payer].Difference);
                var paid = Math.Min(left, wanted);
                yield return (net[payer].Owner, receiver, paid);
                (left, wanted) = (left - paid, wanted - paid);
            }
        }
    }
}
