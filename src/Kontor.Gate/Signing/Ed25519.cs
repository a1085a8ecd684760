namespace Kontor.Gate.Signing;

/// <summary>The fixed lengths of Ed25519 (RFC 8032).</summary>
public static class Ed25519
{
    public const int PublicKeyLength = 32;
    public const int SeedLength = 32;
    public const int SignatureLength = 64;

    /// <summary>A signature in padded Base64.</summary>
    public const int SignatureBase64Length = 88;
}
