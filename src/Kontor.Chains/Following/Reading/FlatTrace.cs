using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// Reads <c>trace_block</c>: the calls of all transactions in one list, outer before inner, each with its place in the tree. Rewards stand there too.
/// </summary>
internal static class FlatTrace
{
    public static BlockTrace Read(JsonElement list, NodePlace place, ReadOnlySpan<Hash32> transactions)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw place.Broken("no list of traces");
        if (list.GetArrayLength() > NodeBounds.CallsPerBlockMax)
            throw place.Broken($"more than {NodeBounds.CallsPerBlockMax} traces");
        var trace = new BlockTrace(transactions.Length);
        // The depth of the outermost call that failed, while we are inside it.
        var (current, failedDepth, index) = (-1, int.MaxValue, 0);
        foreach (var one in list.EnumerateArray())
        {
            var item = new NodeFields(one, place with { Index = index++ });
            var action = new NodeFields(Member(item, "action"u8), item.Place);
            if (Is(one, "type"u8, "reward"u8))
            {
                TakeReward(action, trace);
                continue;
            }

            var transaction = TransactionOf(item, transactions, current);
            var depth = item.List("traceAddress"u8, NodeBounds.CallsPerBlockMax).GetArrayLength();
            if (transaction != current || depth <= failedDepth)
                failedDepth = int.MaxValue;
            current = transaction;
            if (failedDepth == int.MaxValue && item.Has("error"u8))
                failedDepth = depth;
            var isUndone = failedDepth != int.MaxValue;
            if (depth == 0 && isUndone)
                trace.Errors[transaction] = ErrorOf(one, item);
            Take(one, item, action, new Call(transaction, depth > 0, isUndone), trace);
        }
        return trace;
    }

    private static void Take(JsonElement one, NodeFields item, NodeFields action, Call call, BlockTrace trace)
    {
        if (Is(one, "type"u8, "suicide"u8))
        {
            Move(
                call,
                action.Address("address"u8),
                action.Address("refundAddress"u8),
                action.Quantity("balance"u8),
                CallOperation.SelfDestruct
            );
        }
        else if (Is(one, "type"u8, "create"u8))
        {
            var result = item.TryGet("result"u8, out var made) ? new NodeFields(made, item.Place) : (NodeFields?)null;
            var (from, to) = (action.Address("from"u8), result?.AddressOrNull("address"u8) ?? default);
            var operation = Is(Member(item, "action"u8), "creationMethod"u8, "create2"u8) ? CallOperation.Create2 : CallOperation.Create;
            Move(call, from, to, action.Quantity("value"u8), operation);
            if (!call.IsUndone && result is { } whole)
                trace.Create(call.Transaction, from, to, whole.Data("code"u8, NodeBounds.CodeBytesMax));
        }
        else if (Is(Member(item, "action"u8), "callType"u8, "call"u8))
        {
            Move(call, action.Address("from"u8), action.Address("to"u8), action.Quantity("value"u8), CallOperation.Call);
        }

        void Move(Call of, Address20 from, Address20 to, Word256 value, CallOperation operation) =>
            trace.Move(of.Transaction, from, to, value, operation, of.IsInner, of.IsUndone);
    }

    /// <summary>What reverted has returned its reason, as a call of Error(string).</summary>
    private static string ErrorOf(JsonElement one, NodeFields item)
    {
        var error = NodeText.Of(one, "error"u8);
        if (
            !item.TryGet("result"u8, out var result)
            || result.ValueKind != JsonValueKind.Object
            || !result.TryGetProperty("output"u8, out var output)
        )
            return error;
        var data = NodeHex.Data(output, NodeBounds.CodeBytesMax, out _);
        var reason = data.AsSpan().StartsWith<byte>([0x08, 0xC3, 0x79, 0xA0]) ? TokenText.Read(data.AsSpan(4)) : "";
        return reason.Length == 0 ? error : $"{error}: {reason}";
    }

    private static int TransactionOf(NodeFields item, ReadOnlySpan<Hash32> transactions, int current)
    {
        if (!item.TryGet("transactionPosition"u8, out var number) || number.ValueKind != JsonValueKind.Number)
            throw item.Wrong("transactionPosition"u8, "a place in the block");
        if (!number.TryGetInt32(out var transaction) || transaction < Math.Max(0, current) || transaction >= transactions.Length)
            throw item.Wrong("transactionPosition"u8, $"a place from {Math.Max(0, current)} on among {transactions.Length} transactions");
        return item.HashOrNull("transactionHash"u8) is { } hash && hash != transactions[transaction]
            ? throw item.Wrong("transactionHash"u8, "that of the transaction")
            : transaction;
    }

    private static void TakeReward(NodeFields action, BlockTrace trace)
    {
        var value = action.Quantity("value"u8);
        if (Is(action, "rewardType"u8, "block"u8))
            trace.Reward = Word256.AddUpToMax(trace.Reward, value);
        else
            trace.Grants.Add(new NativeGrant(action.Address("author"u8), value));
    }

    private static JsonElement Member(NodeFields item, ReadOnlySpan<byte> name) =>
        item.TryGet(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : throw item.Wrong(name, "an object");

    private static bool Is(JsonElement element, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static bool Is(NodeFields fields, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        fields.TryGet(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private readonly record struct Call(int Transaction, bool IsInner, bool IsUndone);
}
