namespace Kontor.World.Chains;

/// <summary>
/// The code that creates a contract. A real node would run it; the world knows one form of it: eleven instructions that copy what follows
/// them into memory and leave it behind.
/// </summary>
public static class InitCode
{
    private const int PrefixBytes = 12;

    /// <summary>Code that leaves that code behind.</summary>
    public static byte[] Of(ReadOnlySpan<byte> code) =>
        [
            0x61,
            (byte)(code.Length >> 8),
            (byte)code.Length, // PUSH2 its length
            0x80, // DUP1
            0x60,
            PrefixBytes, // PUSH1 where it begins
            0x60,
            0x00,
            0x39, // PUSH1 0, CODECOPY
            0x60,
            0x00,
            0xF3, // PUSH1 0, RETURN
            .. code,
        ];

    /// <summary>What code of that form leaves behind; nothing for any other.</summary>
    public static byte[] CodeOf(ReadOnlySpan<byte> input)
    {
        if (input.Length <= PrefixBytes)
            return [];
        var code = input[PrefixBytes..].ToArray();
        return input.SequenceEqual(Of(code)) ? code : [];
    }

    /// <summary>
    /// Code that stands for a contract of that kind when nobody gives any: it answers every call with the number of its kind. The world runs
    /// its contracts itself, so what stands there only has to be code.
    /// </summary>
    public static byte[] Stand(ContractKind kind) => [0x60, (byte)kind, 0x60, 0x00, 0x52, 0x60, 0x20, 0x60, 0x00, 0xF3];
}
