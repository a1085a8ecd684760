using Kontor.Chains.Columns;
using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>What is known of an address; one that nobody ever used has nothing and did nothing.</summary>
    public AddressView DescribeAddress(Address20 address)
    {
        using var reading = ReadRankings();
        var describer = Describe(out var published);
        var number = FindAddress(address);
        var counts = published.Counts;
        ref readonly var row = ref number < 0 ? ref Unused : ref _tables.Addresses[number];
        var (transactions, internals, transfers) = ActivityOf(row, counts);
        var holding = number < 0 ? -1 : _tables.HoldingKeys.Find(new HoldingKey(number, HoldingKey.Native, HoldingKey.Whole));
        return new AddressView
        {
            Address = address,
            IsContract = number >= 0 && describer.IsContract(number),
            Balance = holding < 0 ? default : describer.BalanceBefore(holding, counts.Blocks),
            TransactionCount = transactions.Count,
            FirstMs = Earliest(TimeOf(transactions.First), TimeOf(InternalOwner(internals.First)), TimeOf(TransferOwner(transfers.First))),
            LastMs = Latest(TimeOf(transactions.Last), TimeOf(InternalOwner(internals.Last)), TimeOf(TransferOwner(transfers.Last))),
            Creation = row.Creation > 0 && row.Creation <= counts.Creations ? describer.Creation(row.Creation - 1) : null,
            RecentCalls = row.RecentCalls,
            RecentCallers = row.RecentCallers,
        };
    }

    public bool IsContract(Address20 address)
    {
        using var reading = Read();
        var describer = Describe(out _);
        return FindAddress(address) is var number and >= 0 && describer.IsContract(number);
    }

    private static readonly AddressRow Unused;

    private (RowEnds Transactions, RowEnds Internals, RowEnds Transfers) ActivityOf(in AddressRow row, in Counts counts)
    {
        var transactions = EndsOf(row.Transactions, counts.Transactions);
        var internals = EndsOf(row.Internals, counts.Internals);
        var transfers = EndsOf(row.Erc20, counts.Transfers)
            .With(EndsOf(row.Erc721, counts.Transfers))
            .With(EndsOf(row.Erc1155, counts.Transfers));
        return (transactions, internals, transfers);
    }

    private RowEnds EndsOf(int group, int limit)
    {
        var ends = RowEnds.Empty;
        if (group == 0)
            return ends;
        for (var direction = Direction.Out; direction <= Direction.Self; direction++)
            ends = ends.With(EndsOf(_tables.Lists[group - 1 + (int)direction], limit));
        return ends;
    }

    private static RowEnds EndsOf(PostingList list, int limit)
    {
        var count = list.CountBelow(limit);
        return count == 0 ? RowEnds.Empty : new RowEnds(count, list[0], list[count - 1]);
    }

    private int InternalOwner(int row) => row < 0 ? -1 : _tables.Internals[row].Transaction;

    private int TransferOwner(int row) => row < 0 ? -1 : _tables.Transfers[row].Transaction;

    private long? TimeOf(int transaction) => transaction < 0 ? null : _tables.Blocks[_tables.Transactions[transaction].Block].TimeMs;

    private static long? Earliest(params ReadOnlySpan<long?> times)
    {
        long? earliest = null;
        foreach (var time in times)
            earliest = earliest is null || time < earliest ? time ?? earliest : earliest;
        return earliest;
    }

    private static long? Latest(params ReadOnlySpan<long?> times)
    {
        long? latest = null;
        foreach (var time in times)
            latest = latest is null || time > latest ? time ?? latest : latest;
        return latest;
    }
}
