using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Gate.Signing;
using Kontor.World.Directory;

namespace Kontor.Gate.Recording;

/// <summary>
/// Says in one line why a signature was wrong, by trying what clients are known to do wrong until one of the tries gives the signature that
/// was sent. A cause found this way is proven, not guessed. Runs when somebody asks, never at the door.
/// </summary>
public static class SignatureExplainer
{
    private static readonly JsonSerializerOptions s_spaced = new()
    {
        WriteIndented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Explain(SignatureEvidence evidence)
    {
        if (WrongKeyType(evidence) is { } type)
            return type;
        foreach (var (cause, timestamp, method, target, body, memo) in Variations(evidence))
        {
            var parts = new SignedParts
            {
                Timestamp = timestamp,
                Method = method,
                Target = target,
                Nonce = evidence.Nonce,
                Memo = memo,
                Body = body,
            };
            if (evidence.Scheme.IsSignedBy(evidence.Key, parts, evidence.Given))
                return $"Proven: {cause}.";
            if (evidence.Scheme.IsSignedInOtherEncoding(evidence.Key, parts, evidence.Given, out var encoding))
                return cause == AsSent
                    ? $"Proven: the digest was sent as {encoding}."
                    : $"Proven: {cause}, and the digest was sent as {encoding}.";
        }

        return "No usual mistake gives this signature: most likely the secret belongs to another key, or the signed text differs in more than one way. "
            + "Compare the pre-hash above with the text your client signs, byte by byte.";
    }

    private const string AsSent = "the text is right";

    private static string? WrongKeyType(SignatureEvidence evidence)
    {
        Span<byte> decoded = stackalloc byte[128];
        if (evidence.Given.Length > 128 || !Convert.TryFromBase64String(evidence.Given, decoded, out var length))
            return null;
        return (evidence.Key.Record.Algorithm, length) switch
        {
            (KeyAlgorithm.HmacSha256, 64) when evidence.Given.Length != 64 =>
                "The signature has the length of an Ed25519 signature, but this key signs with HMAC-SHA256 (wrong key type).",
            (KeyAlgorithm.Ed25519, 32) =>
                "The signature has the length of an HMAC-SHA256 digest, but this key signs with Ed25519 (wrong key type).",
            _ => null,
        };
    }

    private static IEnumerable<(string Cause, string Timestamp, string Method, string Target, byte[] Body, string Memo)> Variations(
        SignatureEvidence e
    )
    {
        var memo = e.Key.Record.Memo;
        yield return (AsSent, e.Timestamp, e.Method, e.Target, e.Body, memo);
        if (memo.Length > 0)
            yield return ("the memo is missing from the signed text", e.Timestamp, e.Method, e.Target, e.Body, "");
        foreach (var (cause, timestamp) in OtherTimestamps(e.Timestamp))
            yield return (cause, timestamp, e.Method, e.Target, e.Body, memo);
        foreach (var (cause, target) in OtherTargets(e.Target))
            yield return (cause, e.Timestamp, e.Method, target, e.Body, memo);
        foreach (var (cause, body) in OtherBodies(e))
            yield return (cause, e.Timestamp, e.Method, e.Target, body, memo);
        yield return ("the method was signed in lower case", e.Timestamp, e.Method.ToLowerInvariant(), e.Target, e.Body, memo);
    }

    private static IEnumerable<(string Cause, string Timestamp)> OtherTimestamps(string sent)
    {
        if (long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            yield return ("seconds were signed where milliseconds were sent", (number / 1000).ToString(CultureInfo.InvariantCulture));
            yield return ("milliseconds were signed where seconds were sent", (number * 1000).ToString(CultureInfo.InvariantCulture));
            yield break;
        }

        if (!DateTimeOffset.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            yield break;
        yield return (
            "epoch milliseconds were signed where ISO 8601 was sent",
            instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
        );
        yield return (
            "epoch seconds were signed where ISO 8601 was sent (seconds for milliseconds)",
            instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        );
        yield return (
            "the timestamp was signed in another form than it was sent",
            instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        );
        yield return (
            "the timestamp was signed without its milliseconds",
            instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
    }

    private static IEnumerable<(string Cause, string Target)> OtherTargets(string target)
    {
        var path = RequestTarget.Path(target).ToString();
        var query = RequestTarget.Query(target).ToString();
        var mark = query.Length > 0 ? "?" + query : "";
        if (query.Length > 0)
        {
            yield return ("the query was left out of the signed text", path);
            var pairs = query.Split('&');
            yield return (
                "the query was re-ordered: its parameters were signed in alphabetical order",
                $"{path}?{string.Join('&', pairs.Order(StringComparer.Ordinal))}"
            );
            yield return ("the query was re-encoded: it was signed decoded and sent encoded", $"{path}?{Uri.UnescapeDataString(query)}");
            yield return ("the query was re-encoded: commas were signed as %2C and sent plain", $"{path}?{query.Replace(",", "%2C")}");
            yield return ("the query was re-encoded: spaces were signed as %20 and sent as +", $"{path}?{query.Replace("+", "%20")}");
            yield return ("the query was re-encoded: spaces were signed as + and sent as %20", $"{path}?{query.Replace("%20", "+")}");
        }

        for (var slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
            yield return ($"the path prefix {path[..slash]} was left out of the signed text", path[slash..] + mark);
        if (path.EndsWith('/'))
            yield return ("the trailing slash was left out of the signed text", path[..^1] + mark);
        else
            yield return ("a trailing slash was signed that was not sent", path + "/" + mark);
        foreach (var prefix in (string[])["/build", "/api"])
            yield return ($"the prefix {prefix} was signed twice or was not sent", prefix + target);
    }

    private static IEnumerable<(string Cause, byte[] Body)> OtherBodies(SignatureEvidence e)
    {
        if (e.Body.Length == 0)
        {
            yield return ("an empty JSON object was signed but no body was sent", "{}"u8.ToArray());
            var query = RequestTarget.Query(e.Target).ToString();
            yield return ("the query was signed where the body belongs", Encoding.UTF8.GetBytes(query));
            yield break;
        }

        yield return ("the body was left out of the signed text", []);
        if (!e.IsBodyWhole || Parse(e.Body) is not { } json)
            yield break;
        const string cause = "the body was re-serialised after it was signed";
        yield return ($"{cause} (signed compact)", Encoding.UTF8.GetBytes(json.ToJsonString(s_spaced)));
        yield return ($"{cause} (signed with spaces after colons and commas)", Encoding.UTF8.GetBytes(Spaced(json)));
        if (json is JsonObject members)
        {
            var sorted = new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
            );
            yield return (
                $"{cause} (signed with its members in alphabetical order)",
                Encoding.UTF8.GetBytes(sorted.ToJsonString(s_spaced))
            );
        }

        yield return (
            $"{cause} (signed indented)",
            Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions(s_spaced) { WriteIndented = true }))
        );
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The form that Python's <c>json.dumps</c> gives: one space after each colon and comma outside of strings.</summary>
    private static string Spaced(JsonNode json)
    {
        var spaced = new StringBuilder();
        var isInString = false;
        var compact = json.ToJsonString(s_spaced);
        for (var i = 0; i < compact.Length; i++)
        {
            var c = compact[i];
            spaced.Append(c);
            if (c == '"' && (i == 0 || compact[i - 1] != '\\'))
                isInString = !isInString;
            if (!isInString && c is ':' or ',')
                spaced.Append(' ');
        }

        return spaced.ToString();
    }
}
