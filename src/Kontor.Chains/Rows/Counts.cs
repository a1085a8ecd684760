namespace Kontor.Chains.Rows;

/// <summary>How much of everything there is after a block. What was written later than that is cut off by these numbers, and by nothing else.</summary>
internal struct Counts
{
    public int Blocks;
    public int Transactions;
    public int Internals;
    public int Logs;
    public int Transfers;
    public int Creations;
    public int Addresses;
    public int Tokens;
    public int Items;
    public int Holdings;
    public int Changes;
    public int Topics;
    public int LogSeries;
    public int Lists;
    public int ListArena;
    public int WideAmounts;
    public long TextBytes;
}
