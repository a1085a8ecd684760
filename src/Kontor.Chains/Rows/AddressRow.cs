namespace Kontor.Chains.Rows;

/// <summary>
/// Where the lists of an address begin. Each field is the number of its first list plus one, and zero until something comes into it: most addresses
/// have few of them. Movements have three lists side by side, one for each <see cref="Direction"/>.
/// </summary>
internal struct AddressRow
{
    public int Transactions;
    public int Internals;
    public int Erc20;
    public int Erc721;
    public int Erc1155;
    public int Logs;
    public int Holdings;

    /// <summary>Its holding of the chain's own coin plus one, or zero. Known to the writer only.</summary>
    public int NativeHolding;

    /// <summary>The row of its first log plus one, or zero: only a contract writes any.</summary>
    public int FirstLog;

    /// <summary>The row of its creation plus one, or zero.</summary>
    public int Creation;

    /// <summary>Transactions of the last 30 days that call a method of it. Read and written under the lock of the rankings.</summary>
    public int RecentCalls;

    public int RecentCallers;
}

/// <summary>The lists of one address are disjoint: a movement from an address to itself is in the third one only.</summary>
internal enum Direction
{
    Out,
    In,
    Self,
}
