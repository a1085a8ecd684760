using System.Security.Cryptography;

namespace Kontor.Server.Control;

/// <summary>Key ids and secrets in the shapes that clients of each contract expect to see.</summary>
internal static class KeyText
{
    public static string NewId(string dialect) => Id(dialect, RandomNumberGenerator.GetBytes(20));

    public static string NewSecret(string dialect) => Secret(dialect, RandomNumberGenerator.GetBytes(32));

    public static string Random(int hexDigits) => Hex(RandomNumberGenerator.GetBytes(hexDigits / 2));

    public static string Id(string dialect, ReadOnlySpan<byte> bytes) =>
        dialect switch
        {
            "weex" => "weex_" + Hex(bytes[..16]),
            "xlayer" => new Guid(bytes[..16]).ToString(),
            "valuescan" => "ak_" + Hex(bytes[..16]),
            _ => Hex(bytes[..20]),
        };

    public static string Secret(string dialect, ReadOnlySpan<byte> bytes) =>
        dialect == "valuescan" ? "sk_" + Hex(bytes[..16]) : Hex(bytes[..32]);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
