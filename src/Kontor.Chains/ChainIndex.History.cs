using System.Collections.Immutable;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>So many rows that are not shown a page looks past.</summary>
    internal const int HistoryWalkMax = 10_000;

    /// <summary>
    /// What an address had part in, of all kinds, newest first: from the newest row on, or from below a place. Nothing at all when no block that
    /// stands has that place any more. A page costs the same at any depth. Internal calls that move nothing are not shown, and where too many of
    /// them lie in between, a page ends early.
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
        var last = below;
        // One more is taken than is shown: it tells that there is another page.
        for (var taken = 0; taken <= max + HistoryWalkMax && walk.TryTake(out var kind, out var row); taken++)
        {
            var isShown = kind != HistoryKind.Internal || describer.Internal(row).IsTransfer;
            if (isShown && rows.Count == max)
                return new HistoryPage(rows.ToImmutable(), last ?? EndOf(published));
            last = PlaceOf(describer, kind, row);
            if (isShown)
                rows.Add(Describe(describer, last.Value, row));
        }
        return new HistoryPage(rows.ToImmutable(), walk.IsAtEnd ? null : last);
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

    private HistoryPlace PlaceOf(Describer describer, HistoryKind kind, int row)
    {
        var transaction = OwnerOf(kind, row);
        var start = _tables.StartOf(transaction);
        var (height, blockHash, _, _, index) = describer.At(transaction);
        var nth = kind switch
        {
            HistoryKind.Internal => row - start.Internals,
            HistoryKind.Transfer => row - start.Transfers,
            _ => 0,
        };
        return new HistoryPlace(height, blockHash, index, kind, nth);
    }

    private HistoryRow Describe(Describer describer, HistoryPlace place, int row) =>
        new(
            place,
            describer.Transaction(OwnerOf(place.Kind, row)),
            place.Kind == HistoryKind.Internal ? describer.Internal(row) : null,
            place.Kind == HistoryKind.Transfer ? describer.Transfer(row) : null
        );

    private int OwnerOf(HistoryKind kind, int row) =>
        kind switch
        {
            HistoryKind.Internal => InternalOwner(row),
            HistoryKind.Transfer => TransferOwner(row),
            _ => row,
        };

    private HistoryPlace EndOf(Published published) =>
        HistoryPlace.AtEndOf(published.Height, _tables.BlockHashes[published.Counts.Blocks - 1]);
}
