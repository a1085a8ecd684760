using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>The logs of a contract, or those of them with a first topic.</summary>
    public Page<LogView> LogsOf(Address20 contract, Hash32? topic, HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = RowsIn(range, published);
        var rows = new RowSet(low.Logs, high.Logs);
        if (LogListOf(contract, topic) is var list and >= 0)
            rows.Add(_tables.Lists[list]);
        return PageOf(rows, page, published, describer, static (describer, row) => describer.Log(row));
    }

    public Page<LogView> LogsOfTransaction(Hash32 hash, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var transaction = TransactionOf(hash, published);
        var (low, high) = transaction < 0 ? (0, 0) : (_tables.StartOf(transaction).Logs, _tables.Transactions[transaction].LogsEnd);
        return Contiguous(low, high, page, published, describer, static (describer, row) => describer.Log(row));
    }

    private int LogListOf(Address20 contract, Hash32? topic)
    {
        var number = FindAddress(contract);
        if (number < 0)
            return -1;
        if (topic is not { } sought)
            return Volatile.Read(ref _tables.Addresses[number].Logs) - 1;
        var topicNumber = _tables.Topics.Find(sought);
        var series = topicNumber < 0 ? -1 : _tables.LogSeries.Find(new LogSeriesKey(number, topicNumber));
        return series < 0 ? -1 : _tables.LogSeriesLists[series];
    }
}
