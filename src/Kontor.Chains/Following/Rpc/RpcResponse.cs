using System.Text.Json;

namespace Kontor.Chains.Following.Rpc;

/// <summary>Finds the answers in what a node sent: one for each call, in whatever order, and nothing else.</summary>
internal static class RpcResponse
{
    /// <summary>What is wrong with the response, or null.</summary>
    /// <param name="refusal">Set when the node refused the request as a whole, with one error instead of a list of answers.</param>
    public static string? Read(JsonElement root, Span<RpcAnswer> answers, out RpcError? refusal)
    {
        refusal = null;
        if (root.ValueKind == JsonValueKind.Object && answers.Length > 1)
        {
            if (!root.TryGetProperty("error"u8, out var error))
                return "one answer instead of a list";
            refusal = RpcError.Read(error);
            return null;
        }

        if (answers.Length == 1)
            return ReadOne(root, answers, new bool[1]);
        if (root.ValueKind != JsonValueKind.Array)
            return $"{Kind(root)} instead of a list of answers";
        var seen = new bool[answers.Length];
        var count = 0;
        foreach (var one in root.EnumerateArray())
        {
            if (++count > answers.Length)
                return $"more than the {answers.Length} answers asked for";
            if (ReadOne(one, answers, seen) is { } problem)
                return problem;
        }
        return count == answers.Length ? null : $"{count} of {answers.Length} answers";
    }

    public static string Kind(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };

    private static string? ReadOne(JsonElement one, Span<RpcAnswer> answers, bool[] seen)
    {
        if (one.ValueKind != JsonValueKind.Object)
            return $"{Kind(one)} instead of an answer";
        var hasError = one.TryGetProperty("error"u8, out var error) && error.ValueKind != JsonValueKind.Null;
        // A node that cannot read a request answers with an error and no id.
        var isNameless = !one.TryGetProperty("id"u8, out var id) || id.ValueKind == JsonValueKind.Null;
        if (isNameless && hasError && answers.Length == 1)
        {
            answers[0] = new RpcAnswer(default, RpcError.Read(error));
            return null;
        }

        if (isNameless || id.ValueKind != JsonValueKind.Number || !id.TryGetInt32(out var place) || place < 0 || place >= answers.Length)
            return "an answer to a call that was not made";
        if (seen[place])
            return "two answers to one call";
        seen[place] = true;
        if (hasError)
            answers[place] = new RpcAnswer(default, RpcError.Read(error));
        else if (one.TryGetProperty("result"u8, out var result))
            answers[place] = new RpcAnswer(result, null);
        else
            return "an answer with neither a result nor an error";
        return null;
    }
}
