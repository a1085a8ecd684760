namespace Kontor.Gate.Signing;

/// <summary>The published forms of the signed text, one line each. Every part stands exactly as it travelled: nothing is decoded or re-written.</summary>
public static class PreHash
{
    /// <summary>X Layer, Binance, WEEX: <c>timestamp + METHOD + raw request target + body</c>, nothing between the parts.</summary>
    public static void Request(
        ref PreHashWriter writer,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> method,
        ReadOnlySpan<char> rawTarget,
        ReadOnlySpan<byte> body
    ) => writer.Append(timestamp).AppendUpper(method).Append(rawTarget).Append(body);

    /// <summary>BitMart: <c>timestamp + "#" + memo + "#" + payload</c>. The memo never travels.</summary>
    public static void WithMemo(
        ref PreHashWriter writer,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> memo,
        ReadOnlySpan<byte> payload
    ) => writer.Append(timestamp).Append("#"u8).Append(memo).Append("#"u8).Append(payload);

    /// <summary>ValueScan REST: <c>timestamp + body</c>.</summary>
    public static void TimestampAndBody(ref PreHashWriter writer, ReadOnlySpan<char> timestamp, ReadOnlySpan<byte> body) =>
        writer.Append(timestamp).Append(body);

    /// <summary>ValueScan streams: <c>timestamp + nonce</c>.</summary>
    public static void TimestampAndNonce(ref PreHashWriter writer, ReadOnlySpan<char> timestamp, ReadOnlySpan<char> nonce) =>
        writer.Append(timestamp).Append(nonce);

    /// <summary>WEEX private streams: <c>timestamp + a literal path</c>, whatever the real path of the upgrade was.</summary>
    public static void TimestampAndPath(ref PreHashWriter writer, ReadOnlySpan<char> timestamp, ReadOnlySpan<char> path) =>
        writer.Append(timestamp).Append(path);
}
