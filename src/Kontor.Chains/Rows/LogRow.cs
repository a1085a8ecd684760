namespace Kontor.Chains.Rows;

/// <summary>
/// A log. The ordinary transfer of a token says nothing that its transfer row does not say, so its topics and data are not kept: they are written
/// anew when somebody asks.
/// </summary>
internal struct LogRow
{
    /// <summary>Where the topics after the first begin, and the data behind them.</summary>
    public long TextStart;

    public int DataBytes;
    public int Transaction;
    public int Address;
    public int LogIndex;

    /// <summary>The first topic, or none (-1).</summary>
    public int Topic;

    /// <summary>The series of all logs of this contract with this topic, or none (-1).</summary>
    public int Series;

    /// <summary>The transfer that says all of it, or none (-1).</summary>
    public int Transfer;

    public byte TopicCount;
}
