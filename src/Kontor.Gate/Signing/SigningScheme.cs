using Kontor.Gate.Keys;
using Kontor.World.Directory;

namespace Kontor.Gate.Signing;

/// <summary>Everything a published scheme may sign, as it stood on the wire.</summary>
public readonly ref struct SignedParts
{
    public SignedParts(Call call)
    {
        Timestamp = call.TimestampText;
        Method = call.Method;
        Target = RequestTarget.OriginForm(call.Target);
        Nonce = call.NonceText;
        Memo = call.Key!.Record.Memo;
        Body = call.Body.Span;
    }

    public ReadOnlySpan<char> Timestamp { get; init; }
    public ReadOnlySpan<char> Method { get; init; }
    public ReadOnlySpan<char> Target { get; init; }
    public ReadOnlySpan<char> Nonce { get; init; }
    public ReadOnlySpan<char> Memo { get; init; }
    public ReadOnlySpan<byte> Body { get; init; }
}

/// <summary>Writes the text that a dialect signs.</summary>
public delegate void PreHashForm(in SignedParts parts, ref PreHashWriter text);

/// <summary>How a digest is printed.</summary>
public enum SignatureEncoding : byte
{
    HexLower,
    HexEither,
    Base64,
}

/// <summary>How a dialect signs: the text, and how the digest is printed. Which algorithm applies is a property of the key.</summary>
public sealed class SigningScheme(PreHashForm form, SignatureEncoding encoding)
{
    /// <summary>The commonest form: timestamp, method, raw target and raw body, with nothing between them.</summary>
    public static PreHashForm WholeRequest { get; } =
        static (in SignedParts parts, ref PreHashWriter text) =>
            Signing.PreHash.Request(ref text, parts.Timestamp, parts.Method, parts.Target, parts.Body);

    public SignatureEncoding Encoding => encoding;

    public bool IsSignedBy(OpenKey key, in SignedParts parts, ReadOnlySpan<char> given) => IsSignedBy(key, parts, given, encoding);

    /// <summary>Whether the digest is right but printed in a form that the contract does not take. Only for explanations.</summary>
    public bool IsSignedInOtherEncoding(OpenKey key, in SignedParts parts, ReadOnlySpan<char> given, out string explanation)
    {
        explanation =
            encoding == SignatureEncoding.Base64
                ? "hex where Base64 is expected (hex for Base64)"
                : "Base64 where hex is expected (Base64 for hex)";
        if (key.Record.Algorithm != KeyAlgorithm.HmacSha256)
            return false;
        if (IsSignedBy(key, parts, given, encoding == SignatureEncoding.Base64 ? SignatureEncoding.HexEither : SignatureEncoding.Base64))
            return true;
        explanation = "upper-case hex where lower-case hex is expected";
        return encoding == SignatureEncoding.HexLower && IsSignedBy(key, parts, given, SignatureEncoding.HexEither);
    }

    /// <summary>The text itself, for the recorder and the command line.</summary>
    public byte[] PreHash(in SignedParts parts)
    {
        var text = new PreHashWriter(stackalloc byte[PreHashWriter.UsualLength]);
        try
        {
            form(parts, ref text);
            return text.Written.ToArray();
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>Signs as a client would, for the command line and the tests.</summary>
    public string Sign(ReadOnlySpan<byte> secret, in SignedParts parts) =>
        encoding == SignatureEncoding.Base64
            ? HmacSignature.SignBase64(secret, PreHash(parts))
            : HmacSignature.SignHex(secret, PreHash(parts));

    private bool IsSignedBy(OpenKey key, in SignedParts parts, ReadOnlySpan<char> given, SignatureEncoding printed)
    {
        var text = new PreHashWriter(stackalloc byte[PreHashWriter.UsualLength]);
        try
        {
            form(parts, ref text);
            if (key.Record.Algorithm == KeyAlgorithm.Ed25519)
                return key.PublicKey is { } publicKey && publicKey.VerifyBase64(text.Written, given);
            return printed switch
            {
                SignatureEncoding.HexLower => HmacSignature.VerifyHex(key.Secret, text.Written, given, HexCase.Lower),
                SignatureEncoding.HexEither => HmacSignature.VerifyHex(key.Secret, text.Written, given, HexCase.Either),
                _ => HmacSignature.VerifyBase64(key.Secret, text.Written, given),
            };
        }
        finally
        {
            text.Dispose();
        }
    }
}
