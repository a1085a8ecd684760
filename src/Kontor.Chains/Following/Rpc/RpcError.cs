using System.Text.Json;
using Kontor.Chains.Following.Reading;

namespace Kontor.Chains.Following.Rpc;

/// <summary>What a node says instead of an answer.</summary>
internal sealed record RpcError(long Code, string Message)
{
    private const long LateCode = 1;

    /// <summary>
    /// Whether the node does not know the method at all, or does not offer it: there is no use in asking again. Nodes and providers have no single
    /// number for that.
    /// </summary>
    public bool IsNotOffered => Code is -32_601 or -32_600 or -32_604 or -32_004;

    /// <summary>Our own word for no answer: no node uses a number above zero.</summary>
    public bool IsLate => Code == LateCode;

    public static RpcError Late(int timeoutMs) => new(LateCode, $"not answered within {timeoutMs} ms");

    public static RpcError Read(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return new RpcError(0, "an error that is no object");
        var isNumber = error.TryGetProperty("code"u8, out var number) && number.ValueKind == JsonValueKind.Number;
        return new RpcError(isNumber && number.TryGetInt64(out var code) && code != LateCode ? code : 0, NodeText.Of(error, "message"u8));
    }

    public override string ToString() => $"{Code} '{Message}'";
}
