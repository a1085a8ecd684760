using Kontor.Chains.Queries;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    public Page<InternalView> Internals(HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        return Contiguous(low.Internals, high.Internals, page, published, describer, static (describer, row) => describer.Internal(row));
    }

    public Page<InternalView> InternalsOf(Address20 address, Side side, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Internals, high.Internals);
        if (FindAddress(address) is var number and >= 0)
            AddGroup(rows, Volatile.Read(ref _tables.Addresses[number].Internals), side);
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Internal(row));
    }

    /// <summary>The internal transfers of any of several addresses, each once. A window of the newest 10,000.</summary>
    public Page<InternalView> InternalsOf(ReadOnlySpan<Address20> addresses, Side side, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var window = new RowWindow(low.Internals, high.Internals);
        foreach (var address in addresses)
        {
            if (FindAddress(address) is var number and >= 0)
                AddGroup(window, Volatile.Read(ref _tables.Addresses[number].Internals), side);
        }
        return PageOf(window, page, published, describer, static (describer, row) => describer.Internal(row));
    }

    public Page<InternalView> InternalsOfTransaction(Hash32 hash, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var transaction = TransactionOf(hash, published);
        var (low, high) =
            transaction < 0 ? (0, 0) : (_tables.StartOf(transaction).Internals, _tables.Transactions[transaction].InternalsEnd);
        return Contiguous(low, high, page, published, describer, static (describer, row) => describer.Internal(row));
    }
}
