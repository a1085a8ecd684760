namespace Kontor.Chains.Following.Reading;

/// <summary>How a node tells what happened inside transactions, in the order in which it is asked.</summary>
public enum TraceMethod
{
    /// <summary><c>trace_block</c>: nodes that offer it have kept what it tells, so it costs them little.</summary>
    TraceBlock,

    /// <summary><c>debug_traceBlockByNumber</c>: the node runs the transactions again, which may take it a thousand times as long.</summary>
    CallTracer,

    /// <summary>Not at all: there are no internal transfers then, and no contracts made by contracts.</summary>
    None,
}
