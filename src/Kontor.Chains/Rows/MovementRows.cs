using Kontor.Chains.Columns;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Rows;

internal struct InternalRow
{
    public Slim Value;
    public int Transaction;
    public int From;
    public int To;
    public CallOperation Operation;
    public bool Succeeded;
}

internal struct TransferRow
{
    public Slim Amount;
    public int Transaction;
    public int Log;
    public int Token;

    /// <summary>Which of a collection; none (-1) where all are alike.</summary>
    public int Item;

    public int From;
    public int To;
}

internal struct CreationRow
{
    public Hash32 CodeHash;
    public int Transaction;
    public int Creator;
    public int Address;
    public int CodeBytes;
}
