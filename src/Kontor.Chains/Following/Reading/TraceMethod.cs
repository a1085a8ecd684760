namespace Kontor.Chains.Following.Reading;

/// <summary>How a node tells what happened inside transactions, in the order in which it is asked.</summary>
public enum TraceMethod
{
    CallTracer,
    TraceBlock,

    /// <summary>Not at all: there are no internal transfers then, and no contracts made by contracts.</summary>
    None,
}
