using Kontor.Chains.Following;
using Kontor.Chains.Following.Reading;
using Kontor.Server.Following;

namespace Kontor.Server.Control;

/// <summary>How it stands with a followed chain.</summary>
/// <param name="State">starting, backfilling, atHead or unreachable.</param>
/// <param name="Head">The newest block of the index.</param>
/// <param name="Lag">Blocks that the node has above it; nothing while the node cannot say.</param>
/// <param name="BlocksWithoutTraces">Blocks whose internal transfers are not known, because the node gave no trace of them.</param>
internal sealed record FollowedView(
    string Node,
    string State,
    long? Head,
    string? HeadHash,
    long? Lag,
    long? Done,
    long? Total,
    long? UnreachableSinceMs,
    string? Reason,
    string ClientVersion,
    long? ChainId,
    TraceMethod Traces,
    long BlocksWithoutTraces,
    string? TraceRefusal,
    int BlocksRestored,
    string? StoreFault
)
{
    public static FollowedView Of(FollowedChain chain)
    {
        var (state, node, head) = (chain.State, chain.Node, chain.Index.Head);
        var backfill = state as FollowerState.Backfilling;
        var unreachable = state as FollowerState.Unreachable;
        return new FollowedView(
            node.Node,
            NameOf(state),
            head?.Height,
            head?.Hash.ToString(),
            chain.Lag,
            backfill?.Done,
            backfill?.Total,
            unreachable?.SinceMs,
            unreachable?.Reason,
            node.ClientVersion,
            node.ChainId,
            node.Traces,
            node.BlocksWithoutTraces,
            Said(node.TraceRefusal),
            chain.BlocksRestored,
            Said(chain.StoreFault)
        );
    }

    private static string? Said(string text) => text.Length == 0 ? null : text;

    private static string NameOf(FollowerState state) =>
        state switch
        {
            FollowerState.Backfilling => "backfilling",
            FollowerState.AtHead => "atHead",
            FollowerState.Unreachable => "unreachable",
            _ => "starting",
        };
}
