using Kontor.Chains.Following.Reading;

namespace Kontor.Chains.Following;

/// <summary>What is known of a node.</summary>
/// <param name="Node">Scheme, host and port; nothing that could hold a secret.</param>
/// <param name="Traces">Where internal transfers come from.</param>
/// <param name="BlocksWithoutTraces">Blocks read without their internal transfers.</param>
/// <param name="TraceRefusal">What the node said instead of a trace, the last time.</param>
public sealed record NodeFacts(
    string Node,
    string ClientVersion,
    long? ChainId,
    TraceMethod Traces,
    long BlocksWithoutTraces,
    string TraceRefusal,
    bool OffersBlockReceipts,
    long Requests
);
