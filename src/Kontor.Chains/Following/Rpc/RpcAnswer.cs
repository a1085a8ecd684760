using System.Text.Json;

namespace Kontor.Chains.Following.Rpc;

/// <summary>What came back for one call: a result or an error. Results live as long as the <see cref="RpcReplies"/> they came with.</summary>
internal readonly record struct RpcAnswer(JsonElement Result, RpcError? Error)
{
    public bool IsNull => Error is null && Result.ValueKind == JsonValueKind.Null;
}
