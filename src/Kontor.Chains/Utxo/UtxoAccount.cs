using System.Collections.Immutable;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Chains.Utxo;

/// <summary>Where a transaction stands.</summary>
public readonly record struct UtxoPlace(long Height, int Index);

/// <summary>What a transaction brought to an owner, and what it took from him.</summary>
public readonly record struct UtxoMovement(Hash32 TransactionId, UtxoPlace Place, long TimeMs, long AmountIn, long AmountOut);

/// <summary>One owner as of one block: what belongs to him, and what ever happened to it. Never changes.</summary>
public sealed record UtxoAccount
{
    public static UtxoAccount Empty { get; } = new();

    public long Balance { get; private init; }

    /// <summary>All that ever came, change included.</summary>
    public long Received { get; private init; }

    /// <summary>His outputs that nobody has spent, in the order of their transactions' ids.</summary>
    public ImmutableSortedDictionary<OutPoint, Coin> Unspent { get; private init; } = ImmutableSortedDictionary<OutPoint, Coin>.Empty;

    /// <summary>Oldest first. Finding one of them takes as long in a short list as in a long one, nearly.</summary>
    public ImmutableList<UtxoMovement> Movements { get; private init; } = [];

    public long Spent => Received - Balance;

    /// <summary>Newest first.</summary>
    public IEnumerable<UtxoMovement> NewestFirst(int skip, int max)
    {
        for (var index = Movements.Count - 1 - skip; index >= 0 && max > 0; index--, max--)
            yield return Movements[index];
    }

    internal UtxoAccount Gain(OutPoint point, in Coin coin, UtxoMovement movement) =>
        this with
        {
            Balance = Balance + coin.Amount,
            Received = Received + coin.Amount,
            Unspent = Unspent.Add(point, coin),
            Movements = Note(movement with { AmountIn = coin.Amount }),
        };

    internal UtxoAccount Lose(OutPoint point, in Coin coin, UtxoMovement movement) =>
        this with
        {
            Balance = Balance - coin.Amount,
            Unspent = Unspent.Remove(point),
            Movements = Note(movement with { AmountOut = coin.Amount }),
        };

    // Whatever one transaction does to an owner is one movement.
    private ImmutableList<UtxoMovement> Note(UtxoMovement movement)
    {
        if (Movements.IsEmpty || Movements[^1].TransactionId != movement.TransactionId)
            return Movements.Add(movement);
        var known = Movements[^1];
        return Movements.SetItem(
            Movements.Count - 1,
            known with
            {
                AmountIn = known.AmountIn + movement.AmountIn,
                AmountOut = known.AmountOut + movement.AmountOut,
            }
        );
    }
}
