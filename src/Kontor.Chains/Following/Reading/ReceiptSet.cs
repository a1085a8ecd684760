using System.Text.Json;
using Kontor.Chains.Following.Rpc;

namespace Kontor.Chains.Following.Reading;

/// <summary>The receipts of some blocks as the node gave them. They live as long as this.</summary>
internal sealed class ReceiptSet(RpcReplies replies, JsonElement[][] byBlock) : IDisposable
{
    public JsonElement[] this[int block] => byBlock[block];

    public void Dispose() => replies.Dispose();
}
