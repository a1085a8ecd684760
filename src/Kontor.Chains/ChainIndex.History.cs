using System.Collections.Immutable;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>
    /// What an address had part in, of all kinds, newest first: from the newest row on, or from below a place. Nothing at all when no block that
    /// stands has that place any more. A page costs the same at any depth.
    /// </summary>
    public HistoryPage? HistoryOf(Address20 address, HistoryFilter filter, HeightRange range, HistoryPlace? below, int max)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        if (below is { } place && !TryCut(place, published, ref high))
            return null;
        var walk = WalkOf(address, filter, low, high);
        var rows = ImmutableArray.CreateBuilder<HistoryRow>();
        while (rows.Count < max && walk.TryTake(out var kind, out var row))
            rows.Add(DescribeRow(describer, kind, row));
        if (walk.IsAtEnd)
            return new HistoryPage(rows.ToImmutable(), null);
        var next = rows.Count > 0 ? rows[^1].Place : below ?? EndOf(published);
        return new HistoryPage(rows.ToImmutable(), next);
    }

    private HistoryWalk WalkOf(Address20 address, HistoryFilter filter, in Counts low, in Counts high)
    {
        var transactions = new RowWalk(low.Transactions, high.Transactions);
        var internals = new RowWalk(low.Internals, high.Internals);
        var transfers = new RowWalk(low.Transfers, high.Transfers);
        if (FindAddress(address) is var number and >= 0)
        {
            ref var row = ref _tables.Addresses[number];
            if (filter.WithCoin)
            {
                AddGroup(transactions, Volatile.Read(ref row.Transactions), Side.Any);
                AddGroup(internals, Volatile.Read(ref row.Internals), Side.Any);
            }
            foreach (var kind in filter.WithTokens ? AllKinds : [])
            {
                if (filter.Contract is not { } contract)
                    AddGroup(transfers, Volatile.Read(ref TransferLists.Of(ref row, kind)), Side.Any);
                else if (HoldingOf(address, contract, kind) is var holding and >= 0)
                    AddGroup(transfers, Volatile.Read(ref _tables.Holdings[holding].Transfers), Side.Any);
            }
        }
        return new HistoryWalk(_tables, transactions, internals, transfers);
    }

    /// <summary>Lowers the ends of a range to a place. False when there is no such place.</summary>
    private bool TryCut(HistoryPlace place, Published published, ref Counts high)
    {
        if (!IsIn(place.Height, published))
            return false;
        var block = (int)(place.Height - published.FirstHeight);
        if (_tables.BlockHashes[block] != place.BlockHash)
            return false;
        var cut = _tables.Blocks[block].End;
        if (!place.IsEndOfBlock && !TryFindCut(place, _tables.CountsBefore(block).Transactions, ref cut))
            return false;
        high.Transactions = Math.Min(high.Transactions, cut.Transactions);
        high.Internals = Math.Min(high.Internals, cut.Internals);
        high.Transfers = Math.Min(high.Transfers, cut.Transfers);
        return true;
    }

    /// <summary>What is below a row of a transaction: nothing of a later kind in it is, all of an earlier kind is, and of its own what came before.</summary>
    private bool TryFindCut(HistoryPlace place, int firstTransaction, ref Counts cut)
    {
        if (place.TransactionIndex < 0 || place.TransactionIndex >= cut.Transactions - firstTransaction || place.Nth < 0)
            return false;
        var transaction = firstTransaction + place.TransactionIndex;
        ref var row = ref _tables.Transactions[transaction];
        var start = _tables.StartOf(transaction);
        (cut.Transactions, cut.Internals, cut.Transfers) = place.Kind switch
        {
            HistoryKind.Transaction => (transaction, start.Internals, start.Transfers),
            HistoryKind.Internal => (transaction + 1, (int)Math.Min((long)start.Internals + place.Nth, row.InternalsEnd), start.Transfers),
            _ => (transaction + 1, row.InternalsEnd, (int)Math.Min((long)start.Transfers + place.Nth, row.TransfersEnd)),
        };
        return true;
    }

    private HistoryRow DescribeRow(Describer describer, HistoryKind kind, int row)
    {
        var transaction = kind switch
        {
            HistoryKind.Internal => InternalOwner(row),
            HistoryKind.Transfer => TransferOwner(row),
            _ => row,
        };
        var view = describer.Transaction(transaction);
        var start = _tables.StartOf(transaction);
        var (height, blockHash, _, _, index) = view.At;
        return kind switch
        {
            HistoryKind.Internal => new HistoryRow(
                new HistoryPlace(height, blockHash, index, kind, row - start.Internals),
                view,
                describer.Internal(row),
                null
            ),
            HistoryKind.Transfer => new HistoryRow(
                new HistoryPlace(height, blockHash, index, kind, row - start.Transfers),
                view,
                null,
                describer.Transfer(row)
            ),
            _ => new HistoryRow(new HistoryPlace(height, blockHash, index, kind, 0), view, null, null),
        };
    }

    private HistoryPlace EndOf(Published published) =>
        HistoryPlace.AtEndOf(published.Height, _tables.BlockHashes[published.Counts.Blocks - 1]);
}
