using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kontor.Gate;
using Kontor.Server.Control;

namespace Kontor.Server;

/// <summary>The demo user's credentials. They follow from the seed, so a client configured once keeps working with every new world of it.</summary>
internal static class DemoCredentials
{
    public static IReadOnlyList<string> Dialects { get; } = ["bitmart", "weex", "xlayer", "binance-wallet", "valuescan"];

    public static ClientCredentials Of(ulong seed, string dialect) =>
        new(
            KeyText.Id(dialect, Bytes(seed, $"{dialect} key")),
            KeyText.Secret(dialect, Bytes(seed, $"{dialect} secret")),
            dialect == "bitmart" ? "demo" : "",
            dialect is "weex" or "xlayer" ? "Passphrase1" : ""
        );

    private static byte[] Bytes(ulong seed, string purpose)
    {
        Span<byte> key = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(key, seed);
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"kontor demo {purpose}"));
    }
}
