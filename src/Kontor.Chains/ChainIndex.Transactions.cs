using Kontor.Chains.Queries;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    public TransactionView? FindTransaction(Hash32 hash)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var row = TransactionOf(hash, published);
        return row < 0 ? null : describer.Transaction(row);
    }

    /// <summary>What a transaction was sent with, and why it failed.</summary>
    public TransactionTexts? TextsOf(Hash32 hash)
    {
        using var reading = Read();
        Describe(out var published);
        var transaction = TransactionOf(hash, published);
        if (transaction < 0)
            return null;
        ref var row = ref _tables.Transactions[transaction];
        var text = _tables.Texts.Get(row.TextStart, row.InputBytes + row.ErrorBytes);
        return new TransactionTexts(text[..row.InputBytes], System.Text.Encoding.UTF8.GetString(text, row.InputBytes, row.ErrorBytes));
    }

    public Page<TransactionView> Transactions(HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        return Contiguous(
            low.Transactions,
            high.Transactions,
            page,
            published,
            describer,
            static (describer, row) => describer.Transaction(row)
        );
    }

    public Page<TransactionView> TransactionsOf(Address20 address, Side side, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Transactions, high.Transactions);
        if (FindAddress(address) is var number and >= 0)
            AddGroup(rows, Volatile.Read(ref _tables.Addresses[number].Transactions), side);
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Transaction(row));
    }

    /// <summary>The transactions of any of several addresses, each once. A window of the newest 10,000.</summary>
    public Page<TransactionView> TransactionsOf(ReadOnlySpan<Address20> addresses, Side side, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var window = new RowWindow(low.Transactions, high.Transactions);
        foreach (var address in addresses)
        {
            if (FindAddress(address) is var number and >= 0)
                AddGroup(window, Volatile.Read(ref _tables.Addresses[number].Transactions), side);
        }
        return PageOf(window, page, published, describer, static (describer, row) => describer.Transaction(row));
    }

    /// <summary>
    /// Transactions of at least a value, which counts as the smallest that is kept track of where it is below that. A window of the newest 10,000.
    /// </summary>
    public Page<TransactionView> LargeTransactions(Word256 valueMin, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var amounts = new AmountRange(valueMin < _options.LargeValueMin ? _options.LargeValueMin : valueMin, Word256.Max);
        var search = new SizedSearch(_tables.Sized, _tables.LargeTransactions, amounts, ValueOf);
        var (total, rows) = search.Newest(low.Transactions, high.Transactions, page);
        var spanned = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows);
        return new Page<TransactionView>(
            published.Height,
            total,
            describer.All(spanned, static (describer, row) => describer.Transaction(row))
        );
    }

    private Word256 ValueOf(int transaction) => _tables.Amounts.Get(_tables.Transactions[transaction].Value);

    private int TransactionOf(Hash32 hash, Published published)
    {
        var row = _tables.TransactionHashes.Find(hash);
        return row < published.Counts.Transactions ? row : -1;
    }

    private int FindAddress(Address20 address) => _tables.AddressKeys.Find(address);
}
