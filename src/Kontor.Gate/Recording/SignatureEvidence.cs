using System.Text;
using Kontor.Gate.Keys;
using Kontor.Gate.Signing;

namespace Kontor.Gate.Recording;

/// <summary>What is kept of a request whose signature was wrong: enough to rebuild what its client may have signed, and no secret.</summary>
public sealed record SignatureEvidence
{
    /// <summary>Longer bodies are kept up to here; their explanation then cannot try other forms of the body.</summary>
    private const int BodyBytesMax = 8 * 1024;

    public required SigningScheme Scheme { get; init; }
    public required OpenKey Key { get; init; }
    public required string Given { get; init; }
    public required string PreHash { get; init; }
    public required string Timestamp { get; init; }
    public required string Method { get; init; }
    public required string Target { get; init; }
    public required string Nonce { get; init; }
    public required byte[] Body { get; init; }
    public required bool IsBodyWhole { get; init; }

    public static SignatureEvidence Of(Call call, SigningScheme scheme) =>
        new()
        {
            Scheme = scheme,
            Key = call.Key!,
            Given = call.SignText,
            PreHash = Shorten(scheme.PreHash(new SignedParts(call))),
            Timestamp = call.TimestampText,
            Method = call.Method,
            Target = RequestTarget.OriginForm(call.Target).ToString(),
            Nonce = call.NonceText,
            Body = call.Body[..Math.Min(call.Body.Length, BodyBytesMax)].ToArray(),
            IsBodyWhole = call.Body.Length <= BodyBytesMax,
        };

    private static string Shorten(byte[] text) =>
        text.Length <= BodyBytesMax * 2 ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text, 0, BodyBytesMax * 2) + "…";
}
