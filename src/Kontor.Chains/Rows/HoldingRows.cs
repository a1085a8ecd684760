using System.Runtime.InteropServices;
using Kontor.Chains.Columns;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Rows;

internal readonly record struct TokenKey(int Contract, TokenKind Kind);

internal struct TokenRow
{
    public int Contract;
    public TokenKind Kind;

    /// <summary>Its transfers, with their amounts beside them.</summary>
    public int Transfers;

    /// <summary>The transfer by which it became known.</summary>
    public int FirstTransfer;

    /// <summary>What was moved in the last 24 hours. Read and written under the lock of the rankings.</summary>
    public Word256 RecentAmount;
}

/// <summary>One piece of a collection.</summary>
internal readonly record struct ItemKey(int Token, Word256 Id);

/// <summary>Whose, of which token (-1: the chain's own coin), and which piece of it (-1: all of it).</summary>
internal readonly record struct HoldingKey(int Address, int Token, int Item)
{
    public const int Native = -1;
    public const int Whole = -1;
}

internal struct HoldingRow
{
    public int Address;
    public int Token;
    public int Item;

    /// <summary>The list of the changes of its balance.</summary>
    public int Changes;

    /// <summary>The first of three lists of its transfers plus one, or zero.</summary>
    public int Transfers;

    /// <summary>Its place plus one among those that the block being written touches.</summary>
    public int Touched;
}

/// <summary>The balance of a holding from the end of a block on.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct ChangeRow
{
    public Slim Balance;
    public int Block;
    public int Holding;
}

internal readonly record struct LogSeriesKey(int Address, int Topic);
