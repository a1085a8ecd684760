using System.Collections.Immutable;

namespace Kontor.World.Chains.Utxo;

/// <summary>A transaction in a block, and what it has spent, input by input. The first one of a block has spent nothing.</summary>
public sealed record MinedCoins(SentCoins Sent, ImmutableArray<Coin> Spent)
{
    public UtxoTransaction Transaction => Sent.Transaction;
    public Hash32 Id => Sent.Transaction.Id;
    public long Fee => Sent.Fee;
}

/// <summary>A whole block. It never changes, so it may be handed to any thread.</summary>
public sealed class UtxoBlock
{
    internal UtxoBlock(UtxoHeader header, long height, long timeMs, ImmutableArray<MinedCoins> transactions)
        : this(header, header.Hash(), height, timeMs, transactions) { }

    /// <summary>A block that was kept: its hash need not be computed again.</summary>
    internal UtxoBlock(UtxoHeader header, Hash32 hash, long height, long timeMs, ImmutableArray<MinedCoins> transactions) =>
        (Header, Hash, Height, TimeMs, Transactions) = (header, hash, height, timeMs, transactions);

    public UtxoHeader Header { get; }
    public Hash32 Hash { get; }
    public long Height { get; }

    /// <summary>The header has it in whole seconds only.</summary>
    public long TimeMs { get; }

    /// <summary>The first one, the coinbase, pays the miner; in the genesis block, everybody that it gives something to.</summary>
    public ImmutableArray<MinedCoins> Transactions { get; }

    public Hash32 ParentHash => Header.Parent;
    public UtxoTransaction Coinbase => Transactions[0].Transaction;
    public long Fees => Transactions.Sum(mined => mined.Fee);
    public int SizeBytes => UtxoHeader.Bytes + CountBytes(Transactions.Length) + Transactions.Sum(mined => mined.Transaction.SizeBytes);
    public int Weight => (4 * (UtxoHeader.Bytes + CountBytes(Transactions.Length))) + Transactions.Sum(mined => mined.Transaction.Weight);

    /// <summary>The coins that a transaction of it leaves: those that can be spent at all.</summary>
    public IEnumerable<KeyValuePair<OutPoint, Coin>> CoinsOf(UtxoTransaction transaction)
    {
        for (var index = 0; index < transaction.Outputs.Length; index++)
        {
            var (amount, owner) = transaction.Outputs[index];
            if (!owner.IsUnspendable)
                yield return new(new OutPoint(transaction.Id, (uint)index), CoinOf(transaction, amount, owner));
        }
    }

    // What the genesis gives was not mined: it need not grow old before it can be spent.
    private Coin CoinOf(UtxoTransaction transaction, long amount, Script owner) =>
        new(amount, owner, Height, transaction.IsCoinbase && Height > 0);

    /// <summary>Whether its header is what its transactions lead to.</summary>
    internal bool IsSound() =>
        Header.Hash() == Hash
        && UtxoHeader.IsSolved(Hash)
        && MerkleTree.RootOf([.. Transactions.Select(mined => mined.Id)]) == Header.MerkleRoot
        && CoinbaseMaker.HoldsWitnesses(Transactions);

    private static int CountBytes(int count) => count < 0xFD ? 1 : 3;
}
