using System.Collections.Immutable;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Chains.Utxo;

/// <summary>Somebody among those who have something.</summary>
public readonly record struct UtxoHolder(Script Owner, long Balance);

/// <summary>
/// All that a chain of outputs has come to with one block: who has what, who has most, and where every transaction stands. It never changes;
/// the next block makes another one, which shares with it whatever did not change. So whoever reads has one moment, any thread can, and to
/// undo blocks is to go back to an older ledger.
/// </summary>
public sealed class UtxoLedger
{
    private readonly ImmutableDictionary<Script, UtxoAccount> _accounts;
    private readonly ImmutableDictionary<Hash32, UtxoPlace> _places;
    private readonly ImmutableSortedSet<UtxoHolder> _ranking;

    private UtxoLedger()
    {
        (Height, Hash) = (-1, Hash32.Zero);
        (_accounts, _places) = (ImmutableDictionary<Script, UtxoAccount>.Empty, ImmutableDictionary<Hash32, UtxoPlace>.Empty);
        _ranking = ImmutableSortedSet.Create<UtxoHolder>(RichestFirst.Instance);
    }

    private UtxoLedger(UtxoLedger parent, UtxoBlock block)
    {
        (Height, Hash, TimeMs) = (block.Height, block.Hash, block.TimeMs);
        var (accounts, places, ranking) = (parent._accounts.ToBuilder(), parent._places.ToBuilder(), parent._ranking.ToBuilder());
        for (var index = 0; index < block.Transactions.Length; index++)
        {
            places[block.Transactions[index].Id] = new UtxoPlace(block.Height, index);
            foreach (var owner in Move(accounts, block, index))
                Rank(ranking, owner, accounts);
        }
        (_accounts, _places, _ranking) = (accounts.ToImmutable(), places.ToImmutable(), ranking.ToImmutable());
    }

    /// <summary>Of a chain without any block.</summary>
    public static UtxoLedger Empty { get; } = new();

    /// <summary>The block that it ends with.</summary>
    public long Height { get; }

    public Hash32 Hash { get; }
    public long TimeMs { get; }

    /// <summary>Owners that have something.</summary>
    public int Holders => _ranking.Count;

    /// <summary>Owners that ever had something.</summary>
    public int Owners => _accounts.Count;

    public int Transactions => _places.Count;

    public UtxoAccount? Find(Script owner) => _accounts.GetValueOrDefault(owner);

    /// <summary>Where a transaction stands, if a block has it.</summary>
    public UtxoPlace? PlaceOf(Hash32 transactionId) => _places.TryGetValue(transactionId, out var place) ? place : null;

    /// <summary>The richest ones first; of equal ones in the order of their scripts.</summary>
    public IEnumerable<UtxoHolder> Richest(int skip, int max)
    {
        for (var rank = skip; rank < _ranking.Count && max > 0; rank++, max--)
            yield return _ranking[rank];
    }

    /// <summary>1 for the richest one; 0 for somebody who has nothing.</summary>
    public int RankOf(Script owner) =>
        Find(owner) is { Balance: > 0 } account ? _ranking.IndexOf(new UtxoHolder(owner, account.Balance)) + 1 : 0;

    /// <summary>The ledger after one more block: it has to be the next one.</summary>
    internal UtxoLedger With(UtxoBlock block) =>
        block.Height == Height + 1 && block.ParentHash == Hash
            ? new UtxoLedger(this, block)
            : throw new ArgumentException($"Block {block.Height} does not stand upon block {Height}.", nameof(block));

    // An owner comes once for every output, so what is put into the ranking is taken out of it first.
    private static void Rank(
        ImmutableSortedSet<UtxoHolder>.Builder ranking,
        (Script Owner, long Before) changed,
        ImmutableDictionary<Script, UtxoAccount>.Builder accounts
    )
    {
        ranking.Remove(new UtxoHolder(changed.Owner, changed.Before));
        var balance = accounts[changed.Owner].Balance;
        if (balance > 0)
            ranking.Add(new UtxoHolder(changed.Owner, balance));
    }

    private static IEnumerable<(Script Owner, long Before)> Move(
        ImmutableDictionary<Script, UtxoAccount>.Builder accounts,
        UtxoBlock block,
        int index
    )
    {
        var (transaction, spent) = (block.Transactions[index].Transaction, block.Transactions[index].Spent);
        var movement = new UtxoMovement(transaction.Id, new UtxoPlace(block.Height, index), block.TimeMs, 0, 0);
        for (var input = 0; input < spent.Length; input++)
        {
            var account = accounts[spent[input].Owner];
            accounts[spent[input].Owner] = account.Lose(transaction.Inputs[input].Previous, spent[input], movement);
            yield return (spent[input].Owner, account.Balance);
        }
        foreach (var (point, coin) in block.CoinsOf(transaction))
        {
            var account = accounts.GetValueOrDefault(coin.Owner, UtxoAccount.Empty);
            accounts[coin.Owner] = account.Gain(point, coin, movement);
            yield return (coin.Owner, account.Balance);
        }
    }

    private sealed class RichestFirst : IComparer<UtxoHolder>
    {
        public static RichestFirst Instance { get; } = new();

        public int Compare(UtxoHolder x, UtxoHolder y) =>
            x.Balance != y.Balance ? y.Balance.CompareTo(x.Balance) : x.Owner.CompareTo(y.Owner);
    }
}
