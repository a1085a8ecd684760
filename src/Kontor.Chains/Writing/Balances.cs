using Kontor.Chains.Columns;
using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>
/// What everybody has. While a block is written, balances are moved in a scratch list; at its end every balance that is another one becomes a row,
/// so each holding has a list of its balances by block. A debit of more than there is leaves zero and a sum too large stays at the largest number:
/// contracts may note what they like, and the rows remember what was before.
/// The holding of the zero address in a token is the token's supply.
/// </summary>
internal sealed class Balances(Tables tables, Rankings rankings)
{
    private readonly List<Touched> _touched = [];

    private readonly record struct Touched(int Holding, Word256 Balance);

    /// <summary>What an address has of the chain's own coin. Every transaction asks for some of those, so each address knows its own.</summary>
    public int NativeOf(int address)
    {
        ref var native = ref tables.Addresses[address].NativeHolding;
        if (native == 0)
            native = HoldingOf(address, HoldingKey.Native, HoldingKey.Whole) + 1;
        return native - 1;
    }

    public int HoldingOf(int address, int token, int item)
    {
        var key = new HoldingKey(address, token, item);
        var known = tables.HoldingKeys.Find(key);
        if (known >= 0)
            return known;
        var row = new HoldingRow
        {
            Address = address,
            Token = token,
            Item = item,
            Changes = tables.Lists.New(1),
        };
        var holding = tables.Holdings.Add(row);
        tables.HoldingKeys.Add(key);
        ref var holdings = ref tables.Addresses[address].Holdings;
        if (holdings == 0)
            Volatile.Write(ref holdings, tables.Lists.New(1) + 1);
        tables.Lists.Push(holdings - 1, holding);
        return holding;
    }

    public void Credit(int holding, Word256 amount)
    {
        ref var touched = ref Touch(holding);
        touched = touched with { Balance = Word256.AddUpToMax(touched.Balance, amount) };
    }

    public void Debit(int holding, Word256 amount)
    {
        ref var touched = ref Touch(holding);
        touched = touched with { Balance = Word256.SubtractDownToZero(touched.Balance, amount) };
    }

    /// <summary>Moves a token. What comes from the zero address is new, and what goes to it is no more.</summary>
    public void MoveToken(int from, int to, Word256 amount)
    {
        if (from == to)
            return;
        if (IsZero(from))
            Credit(from, amount);
        else
            Debit(from, amount);
        if (IsZero(to))
            Debit(to, amount);
        else
            Credit(to, amount);
    }

    /// <summary>Makes rows of the balances that the block has changed.</summary>
    public void Settle(int block)
    {
        foreach (var (holding, balance) in _touched)
        {
            ref var row = ref tables.Holdings[holding];
            row.Touched = 0;
            var before = rankings.BalanceOf(holding);
            if (before == balance)
                continue;
            rankings.Change(holding, before, balance);
            var change = new ChangeRow
            {
                Block = block,
                Holding = holding,
                Balance = tables.Amounts.Put(balance),
            };
            tables.Lists.Push(row.Changes, tables.Changes.Add(change));
        }
        _touched.Clear();
    }

    /// <summary>Goes back to the balances before the newest rows.</summary>
    public void Undo(in Counts kept)
    {
        for (var change = tables.Changes.Count - 1; change >= kept.Changes; change--)
        {
            ref var row = ref tables.Changes[change];
            var changes = tables.Holdings[row.Holding].Changes;
            rankings.Change(row.Holding, tables.Amounts.Get(row.Balance), BalanceBefore(changes));
            tables.Lists.Pop(changes, change);
        }
        for (var holding = tables.Holdings.Count - 1; holding >= kept.Holdings; holding--)
        {
            ref var holdings = ref tables.Addresses[tables.Holdings[holding].Address].Holdings;
            tables.Lists.Pop(holdings - 1, holding);
            if (tables.Holdings[holding].Token == HoldingKey.Native)
                tables.Addresses[tables.Holdings[holding].Address].NativeHolding = 0;
            if (holdings - 1 >= kept.Lists && tables.Lists[holdings - 1].Count == 0)
                holdings = 0;
        }
    }

    /// <summary>The last balance but one of a list of changes.</summary>
    private Word256 BalanceBefore(int changes)
    {
        var list = tables.Lists[changes];
        return list.Count < 2 ? default : tables.Amounts.Get(tables.Changes[list[list.Count - 2]].Balance);
    }

    private bool IsZero(int holding) => tables.AddressKeys[tables.Holdings[holding].Address].IsZero;

    private ref Touched Touch(int holding)
    {
        ref var place = ref tables.Holdings[holding].Touched;
        if (place == 0)
        {
            _touched.Add(new Touched(holding, rankings.BalanceOf(holding)));
            place = _touched.Count;
        }
        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_touched)[place - 1];
    }
}
