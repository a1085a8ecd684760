using System.Collections.Immutable;

namespace Kontor.World.Chains;

/// <summary>A transaction in a block, and what came of it.</summary>
public sealed record MinedTransaction(SentTransaction Transaction, Receipt Receipt)
{
    public Hash32 Hash => Transaction.Hash;
    public TransactionTerms Terms => Transaction.Terms;
}

/// <summary>What happened in a block.</summary>
internal readonly record struct BlockContent(ImmutableArray<MinedTransaction> Transactions, ImmutableArray<Allocation> Allocations)
{
    public static BlockContent Nothing { get; } = new([], []);
}

/// <summary>A whole block. It never changes, so it may be handed to any thread.</summary>
public sealed class Block
{
    private BlockHeader? _header;

    internal Block(BlockHeader header, long timeMs, ImmutableArray<MinedTransaction> transactions, ImmutableArray<Allocation> allocations)
    {
        (_header, PlainHeader, TimeMs, Transactions, Allocations) = (header, header, timeMs, transactions, allocations);
        var encoded = header.Encode();
        Hash = Hash32.Of(encoded);
        SizeBytes = SizeOf(encoded.Length, transactions);
    }

    /// <summary>A block that was kept: what is known of it need not be computed again.</summary>
    internal Block(BlockHeader plain, Hash32 hash, int sizeBytes, long timeMs, BlockContent content)
    {
        (PlainHeader, Hash, SizeBytes, TimeMs) = (plain, hash, sizeBytes, timeMs);
        (Transactions, Allocations) = (content.Transactions, content.Allocations);
    }

    /// <summary>With everything that its hash is made of. The bloom follows from the logs; few who read a block ask for it.</summary>
    public BlockHeader Header => _header ??= PlainHeader with { Bloom = BloomOf(Transactions) };

    public Hash32 Hash { get; }
    public long Height => PlainHeader.Height;
    public Hash32 ParentHash => PlainHeader.ParentHash;
    public long GasUsed => PlainHeader.GasUsed;
    public long GasLimit => PlainHeader.GasLimit;
    public long BaseFee => PlainHeader.BaseFee;
    public Address20 Miner => PlainHeader.Miner;
    public Hash32 TransactionsRoot => PlainHeader.TransactionsRoot;
    public Hash32 ReceiptsRoot => PlainHeader.ReceiptsRoot;

    /// <summary>Maybe without its bloom.</summary>
    internal BlockHeader PlainHeader { get; }

    /// <summary>The header has it in whole seconds only.</summary>
    public long TimeMs { get; }

    public ImmutableArray<MinedTransaction> Transactions { get; }

    /// <summary>What the genesis block gives to whom; no other block gives anything but by transactions.</summary>
    public ImmutableArray<Allocation> Allocations { get; }

    /// <summary>The length of the whole encoded block.</summary>
    public int SizeBytes { get; }

    /// <summary>The roots and the bloom that its transactions lead to.</summary>
    internal static BlockHeader Sealed(BlockHeader header, ImmutableArray<MinedTransaction> transactions)
    {
        if (transactions.IsEmpty)
            return header;
        var sent = new byte[transactions.Length][];
        var receipts = new byte[transactions.Length][];
        var bloom = new LogsBloom();
        long gasUsed = 0;
        for (var index = 0; index < transactions.Length; index++)
        {
            var (transaction, receipt) = transactions[index];
            gasUsed += receipt.GasUsed;
            sent[index] = transaction.Encode();
            receipts[index] = receipt.Encode(gasUsed);
            receipt.AddTo(bloom);
        }
        var (sentRoot, receiptsRoot) = (new Hash32(IndexTrie.RootOf(sent)), new Hash32(IndexTrie.RootOf(receipts)));
        return header with
        {
            TransactionsRoot = sentRoot,
            ReceiptsRoot = receiptsRoot,
            Bloom = bloom,
            GasUsed = gasUsed,
            StateRoot = NextStateRoot(header.StateRoot, sentRoot, receiptsRoot),
        };
    }

    /// <summary>Whether its roots are those of its transactions. What the genesis begins with cannot be seen in it.</summary>
    internal bool HasItsRoots()
    {
        var complete = Sealed(PlainHeader, Transactions);
        return complete.TransactionsRoot == PlainHeader.TransactionsRoot
            && complete.ReceiptsRoot == PlainHeader.ReceiptsRoot
            && complete.GasUsed == PlainHeader.GasUsed;
    }

    /// <summary>What the logs of the transactions lead to.</summary>
    internal static LogsBloom BloomOf(ImmutableArray<MinedTransaction> transactions)
    {
        var bloom = new LogsBloom();
        foreach (var mined in transactions)
            mined.Receipt.AddTo(bloom);
        return bloom;
    }

    // A commitment to all that ever happened, but not Ethereum's tree: nobody can ask for a proof from it.
    private static Hash32 NextStateRoot(Hash32 before, Hash32 transactionsRoot, Hash32 receiptsRoot) =>
        Hash32.Of([.. before.ToArray(), .. transactionsRoot.ToArray(), .. receiptsRoot.ToArray()]);

    // A block is the list of its header, its transactions and its uncles; a transaction of a type stands there as a text.
    private static int SizeOf(int headerBytes, ImmutableArray<MinedTransaction> transactions)
    {
        var list = 0;
        foreach (var mined in transactions)
            list += WithPrefix(mined.Transaction.SizeBytes);
        return WithPrefix(headerBytes + WithPrefix(list) + 1);
    }

    private static int WithPrefix(int length)
    {
        if (length <= 55)
            return length + 1;
        return length + 1 + (4 - (System.Numerics.BitOperations.LeadingZeroCount((uint)length) / 8));
    }
}
