using System.Runtime.InteropServices;
using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    private static readonly TokenKind[] AllKinds = [TokenKind.Erc20, TokenKind.Erc721, TokenKind.Erc1155];

    public Page<TransferView> Transfers(HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        return Contiguous(low.Transfers, high.Transfers, page, published, describer, static (describer, row) => describer.Transfer(row));
    }

    /// <summary>All transfers of one kind of token.</summary>
    public Page<TransferView> Transfers(TokenKind kind, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Transfers, high.Transfers);
        rows.Add(_tables.Lists[_tables.TransfersOf(kind)]);
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Transfer(row));
    }

    /// <summary>The transfers an address had part in: of one kind of token, or of all.</summary>
    public Page<TransferView> TransfersOf(Address20 address, TokenKind? kind, Side side, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Transfers, high.Transfers);
        if (FindAddress(address) is var number and >= 0)
        {
            foreach (var each in AllKinds)
            {
                if (kind is null || each == kind)
                    AddGroup(rows, Volatile.Read(ref TransferLists.Of(ref _tables.Addresses[number], each)), side);
            }
        }
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Transfer(row));
    }

    /// <summary>The transfers of one token that an address had part in: as one kind of token, or as whatever it is.</summary>
    public Page<TransferView> TransfersOf(
        Address20 address,
        Address20 contract,
        TokenKind? kind,
        Side side,
        HeightRange range,
        PageRequest page
    )
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Transfers, high.Transfers);
        foreach (var each in AllKinds)
        {
            if ((kind is null || each == kind) && HoldingOf(address, contract, each) is var holding and >= 0)
                AddGroup(rows, Volatile.Read(ref _tables.Holdings[holding].Transfers), side);
        }
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Transfer(row));
    }

    /// <summary>All transfers of a token.</summary>
    public Page<TransferView> TransfersOfToken(Address20 contract, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Transfers, high.Transfers);
        foreach (var kind in AllKinds)
        {
            if (FindToken(contract, kind) is var token and >= 0)
                rows.Add(_tables.Sized.Rows(_tables.Tokens[token].Transfers));
        }
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Transfer(row));
    }

    /// <summary>The transfers of a token whose amount is in a range. A window of the newest 10,000.</summary>
    public Page<TransferView> TransfersOfToken(Address20 contract, AmountRange amounts, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var token = FirstTokenOf(contract);
        if (token < 0)
            return new Page<TransferView>(published.Height, 0, []);
        var search = new SizedSearch(_tables.Sized, _tables.Tokens[token].Transfers, amounts, AmountOf);
        var (total, rows) = search.Newest(low.Transfers, high.Transfers, page);
        return new Page<TransferView>(
            published.Height,
            total,
            describer.All(CollectionsMarshal.AsSpan(rows), static (describer, row) => describer.Transfer(row))
        );
    }

    public Page<TransferView> TransfersOfTransaction(Hash32 hash, TokenKind? kind, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var rows = new List<int>();
        if (TransactionOf(hash, published) is var transaction and >= 0)
        {
            for (var row = _tables.Transactions[transaction].TransfersEnd - 1; row >= _tables.StartOf(transaction).Transfers; row--)
            {
                if (kind is null || _tables.Tokens[_tables.Transfers[row].Token].Kind == kind)
                    rows.Add(row);
            }
        }
        var skip = (int)Math.Clamp(page.Offset, 0, rows.Count);
        var shown = CollectionsMarshal.AsSpan(rows).Slice(skip, Math.Min(Math.Max(0, page.Max), rows.Count - skip));
        return new Page<TransferView>(
            published.Height,
            rows.Count,
            describer.All(shown, static (describer, row) => describer.Transfer(row))
        );
    }

    private Word256 AmountOf(int transfer) => _tables.Amounts.Get(_tables.Transfers[transfer].Amount);

    private int FindToken(Address20 contract, TokenKind kind) =>
        FindAddress(contract) is var number and >= 0 ? _tables.TokenKeys.Find(new TokenKey(number, kind)) : -1;

    /// <summary>A contract that pretends to be tokens of several kinds is looked at as the one it was first.</summary>
    private int FirstTokenOf(Address20 contract)
    {
        var first = -1;
        foreach (var kind in AllKinds)
        {
            if (FindToken(contract, kind) is var token and >= 0 && (first < 0 || token < first))
                first = token;
        }
        return first;
    }

    private int HoldingOf(Address20 address, Address20 contract, TokenKind kind)
    {
        var (owner, token) = (FindAddress(address), FindToken(contract, kind));
        return owner < 0 || token < 0 ? -1 : _tables.HoldingKeys.Find(new HoldingKey(owner, token, HoldingKey.Whole));
    }
}
