namespace Kontor.Bench.Engine;

/// <summary>What an engine got out of a stream. It is the same for all that do the same, so no figure can come from doing less.</summary>
public readonly record struct EngineResult(long TradedLots, int OpenOrders);

/// <summary>Something that works through the stream, at any depth: the books alone, with the ledger, with a durable log.</summary>
public interface IEngine : IDisposable
{
    EngineResult Result { get; }

    /// <summary>Returns when all of them are done, and for a durable engine not before they are durable.</summary>
    void Apply(ReadOnlySpan<EngineCommand> commands);
}

/// <summary>A row of the table: throughput is measured in calls of one size, latency in calls of another.</summary>
public sealed record EngineRow(string Name, int BatchSize, int LatencyBatchSize, Func<EngineStream, IEngine> Start);
