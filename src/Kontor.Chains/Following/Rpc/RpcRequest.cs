using System.Buffers;
using System.Text;

namespace Kontor.Chains.Following.Rpc;

/// <summary>Writes calls as JSON-RPC 2.0. The id of a call is its place in the request.</summary>
internal static class RpcRequest
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<RpcCall> calls, int start, int count)
    {
        var body = new ArrayBufferWriter<byte>(256 * count);
        // One call alone is no batch: there are nodes that take no batches at all.
        if (count == 1)
        {
            Write(body, calls[start], 0);
            return body.WrittenMemory;
        }

        for (var index = 0; index < count; index++)
        {
            body.Write(index == 0 ? "["u8 : ","u8);
            Write(body, calls[start + index], index);
        }
        body.Write("]"u8);
        return body.WrittenMemory;
    }

    private static void Write(ArrayBufferWriter<byte> body, RpcCall call, int id) =>
        Encoding.UTF8.GetBytes($"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{call.Method}\",\"params\":{call.Params}}}", body);
}
