using System.Text.Json;
using Kontor.Chains.Following.Rpc;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// Reads the frames of <c>debug_traceBlockByNumber</c> with the call tracer: for each transaction one frame, in which the frames of its calls stand, and
/// so on. A frame with an error undid itself and all within.
/// </summary>
internal static class CallTrace
{
    /// <summary>Null when the node could not trace one of the transactions; <paramref name="refusal"/> is what it said.</summary>
    public static BlockTrace? Read(JsonElement list, NodePlace place, ReadOnlySpan<Hash32> transactions, out string refusal)
    {
        refusal = "";
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() != transactions.Length)
            throw place.Broken($"not a list of one trace for each of {transactions.Length} transactions");
        var trace = new BlockTrace(transactions.Length);
        var index = 0;
        foreach (var one in list.EnumerateArray())
        {
            var item = new NodeFields(one, place with { Index = index });
            if (item.HashOrNull("txHash"u8) is { } hash && hash != transactions[index])
                throw item.Wrong("txHash"u8, "that of the transaction");
            if (!item.TryGet("result"u8, out var frame))
            {
                refusal = NodeText.Of(one, "error"u8);
                return null;
            }
            Walk(frame, item.Place, index++, trace);
        }
        return trace;
    }

    // With a stack of its own: how deep frames stand in each other is the node's choice, not ours.
    private static void Walk(JsonElement outermost, NodePlace place, int transaction, BlockTrace trace)
    {
        var open = new Stack<(JsonElement Frame, bool IsInner, bool IsUndone)>();
        open.Push((outermost, false, false));
        while (open.TryPop(out var next))
        {
            var frame = new NodeFields(next.Frame, place);
            var isUndone = next.IsUndone || frame.Has("error"u8);
            if (!next.IsInner && isUndone)
                trace.Errors[transaction] = ErrorOf(next.Frame);
            Take(frame, transaction, next.IsInner, isUndone, trace);
            if (frame.ListOrNull("calls"u8, NodeBounds.CallsPerBlockMax) is not { } calls)
                continue;
            // The first call shall come off the stack first.
            foreach (var call in calls.EnumerateArray().Reverse())
                open.Push((call, true, isUndone));
        }
    }

    private static void Take(NodeFields frame, int transaction, bool isInner, bool isUndone, BlockTrace trace)
    {
        if (OperationOf(frame) is not { } operation)
            return;
        var isCreation = operation is CallOperation.Create or CallOperation.Create2;
        var from = frame.Address("from"u8);
        // A creation that failed early has no address.
        var to = isCreation ? frame.AddressOrNull("to"u8) ?? default : frame.Address("to"u8);
        trace.Move(transaction, from, to, frame.QuantityOrNull("value"u8) ?? default, operation, isInner, isUndone);
        if (isCreation && !isUndone)
            trace.Create(transaction, from, to, frame.Has("output"u8) ? frame.Data("output"u8, NodeBounds.CodeBytesMax) : []);
    }

    /// <summary>Nothing for a call that cannot move coin: the value shown with a delegated call is that of the call around it.</summary>
    private static CallOperation? OperationOf(NodeFields frame)
    {
        if (!frame.TryGet("type"u8, out var type) || type.ValueKind != JsonValueKind.String)
            throw frame.Wrong("type"u8, "a kind of call");
        return type.ValueEquals("CALL"u8) ? CallOperation.Call
            : type.ValueEquals("CREATE"u8) ? CallOperation.Create
            : type.ValueEquals("CREATE2"u8) ? CallOperation.Create2
            : type.ValueEquals("SELFDESTRUCT"u8) ? CallOperation.SelfDestruct
            : null;
    }

    private static string ErrorOf(JsonElement frame)
    {
        var error = NodeText.Of(frame, "error"u8);
        return NodeText.Of(frame, "revertReason"u8) is { Length: > 0 } reason ? $"{error}: {reason}" : error;
    }
}
