using Kontor.Chains.Columns;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Rows;

/// <summary>All that an index keeps. Everything is appended in the order of the chain, and taken away in the reverse order only.</summary>
internal sealed class Tables
{
    private const int KindCount = (int)TokenKind.Erc1155 + 1;

    public InternTable<Hash32> BlockHashes { get; } = new();
    public Column<BlockRow> Blocks { get; } = new(8);
    public InternTable<Hash32> TransactionHashes { get; } = new();
    public Column<TransactionRow> Transactions { get; } = new();
    public Column<InternalRow> Internals { get; } = new();
    public Column<LogRow> Logs { get; } = new();
    public Column<TransferRow> Transfers { get; } = new();
    public Column<CreationRow> Creations { get; } = new(8);
    public InternTable<Address20> AddressKeys { get; } = new();
    public Column<AddressRow> Addresses { get; } = new();
    public InternTable<TokenKey> TokenKeys { get; } = new(6);
    public Column<TokenRow> Tokens { get; } = new(6);
    public InternTable<ItemKey> Items { get; } = new(8);
    public InternTable<HoldingKey> HoldingKeys { get; } = new();
    public Column<HoldingRow> Holdings { get; } = new();
    public Column<ChangeRow> Changes { get; } = new();
    public InternTable<Hash32> Topics { get; } = new(6);
    public InternTable<LogSeriesKey> LogSeries { get; } = new(6);
    public Column<int> LogSeriesLists { get; } = new(6);
    public PostingLists Lists { get; } = new();
    public SizedLists Sized { get; }
    public AmountColumn Amounts { get; } = new();
    public PackedBytes Texts { get; } = new();

    /// <summary>The list of the transactions of large value, newest last.</summary>
    public int LargeTransactions { get; }

    /// <summary>The first of the lists of all transfers of a kind of token.</summary>
    private readonly int _transfersOfKinds;

    public Tables()
    {
        Sized = new SizedLists(Lists);
        LargeTransactions = Sized.New();
        _transfersOfKinds = Lists.New(KindCount);
    }

    /// <summary>The list of all transfers of a kind of token.</summary>
    public int TransfersOf(TokenKind kind) => _transfersOfKinds + (int)kind;

    public Counts Count() =>
        new()
        {
            Blocks = Blocks.Count,
            Transactions = Transactions.Count,
            Internals = Internals.Count,
            Logs = Logs.Count,
            Transfers = Transfers.Count,
            Creations = Creations.Count,
            Addresses = Addresses.Count,
            Tokens = Tokens.Count,
            Items = Items.Count,
            Holdings = Holdings.Count,
            Changes = Changes.Count,
            Topics = Topics.Count,
            LogSeries = LogSeries.Count,
            Lists = Lists.Count,
            ListArena = Lists.ArenaCount,
            WideAmounts = Amounts.WideCount,
            TextBytes = Texts.Count,
        };

    /// <summary>What there was before a block.</summary>
    public Counts CountsBefore(int block) => block > 0 ? Blocks[block - 1].End : new Counts { Lists = _transfersOfKinds + KindCount };

    public int AddressOf(Address20 address)
    {
        var known = AddressKeys.Find(address);
        if (known >= 0)
            return known;
        // The row stands before the key can be found.
        Addresses.Add(default);
        return AddressKeys.Add(address);
    }

    /// <summary>Every transaction's rows of a table follow those of the one before it.</summary>
    public Counts StartOf(int transaction)
    {
        if (transaction == 0)
            return default;
        ref var before = ref Transactions[transaction - 1];
        return new Counts
        {
            Internals = before.InternalsEnd,
            Logs = before.LogsEnd,
            Transfers = before.TransfersEnd,
        };
    }

    public void Truncate(in Counts kept)
    {
        BlockHashes.Truncate(kept.Blocks);
        Blocks.Truncate(kept.Blocks);
        TransactionHashes.Truncate(kept.Transactions);
        Transactions.Truncate(kept.Transactions);
        Internals.Truncate(kept.Internals);
        Logs.Truncate(kept.Logs);
        Transfers.Truncate(kept.Transfers);
        Creations.Truncate(kept.Creations);
        AddressKeys.Truncate(kept.Addresses);
        Addresses.Truncate(kept.Addresses);
        TokenKeys.Truncate(kept.Tokens);
        Tokens.Truncate(kept.Tokens);
        Items.Truncate(kept.Items);
        HoldingKeys.Truncate(kept.Holdings);
        Holdings.Truncate(kept.Holdings);
        Changes.Truncate(kept.Changes);
        Topics.Truncate(kept.Topics);
        LogSeries.Truncate(kept.LogSeries);
        LogSeriesLists.Truncate(kept.LogSeries);
        Lists.Truncate(kept.Lists, kept.ListArena);
        Amounts.Truncate(kept.WideAmounts);
        Texts.Truncate(kept.TextBytes);
    }

    public long Bytes =>
        BlockHashes.Bytes
        + Blocks.Bytes
        + TransactionHashes.Bytes
        + Transactions.Bytes
        + Internals.Bytes
        + Logs.Bytes
        + Transfers.Bytes
        + Creations.Bytes
        + AddressKeys.Bytes
        + Addresses.Bytes
        + TokenKeys.Bytes
        + Tokens.Bytes
        + Items.Bytes
        + HoldingKeys.Bytes
        + Holdings.Bytes
        + Changes.Bytes
        + Topics.Bytes
        + LogSeries.Bytes
        + LogSeriesLists.Bytes
        + Lists.Bytes
        + Amounts.Bytes
        + Texts.Bytes;
}
