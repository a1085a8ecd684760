using Kontor.Chains.Following.Reading;
using Kontor.Chains.Following.Rpc;

namespace Kontor.Chains.Following;

/// <summary>What a node says about itself when it is met.</summary>
internal sealed record NodeGreeting(long ChainId, string ClientVersion)
{
    public static async Task<NodeGreeting> AskAsync(NodeRpc rpc, CancellationToken stop)
    {
        using var replies = await rpc.AskAsync([NodeCalls.ChainId, NodeCalls.ClientVersion], stop);
        if (replies[0].Error is { } error)
            throw rpc.Refused(NodeCalls.ChainId, error);
        if (!NodeHex.TryQuantity(replies[0].Result, out var id) || id > (ulong)long.MaxValue)
            throw new NodePlace(rpc.Name, NodeCalls.ChainId.Method).Broken("not a chain id");
        return new NodeGreeting((long)(ulong)id, replies[1].Error is null ? NodeText.Of(replies[1].Result) : "");
    }
}
