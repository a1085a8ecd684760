using System.Text;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>Writes calls of contracts whose arguments have 32 bytes each.</summary>
internal static class CallText
{
    public static string Call(string method, params object[] arguments) =>
        string.Concat("0x", Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes(method)).AsSpan(0, 4)), Words(arguments));

    public static string Words(params object[] arguments) => string.Concat(arguments.Select(Word));

    private static string Word(object argument) =>
        argument switch
        {
            Address20 address => new string('0', 24) + address.ToString()[2..],
            Word256 number => number.ToHex()[2..].PadLeft(64, '0'),
            int number => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"{argument} has not 32 bytes."),
        };
}
