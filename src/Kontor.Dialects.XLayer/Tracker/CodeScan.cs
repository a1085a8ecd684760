using System.Buffers.Binary;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>A function by which somebody can do more with a token than its holders can.</summary>
internal sealed record Privilege(string Risk, string Signature)
{
    public uint Selector { get; } = Abi.Selector(Signature);

    public static IReadOnlyList<Privilege> All { get; } =
    [
        new("MINTABLE", "mint(address,uint256)"),
        new("MINTABLE", "mint(uint256)"),
        new("MINTABLE", "issue(uint256)"),
        new("BURNS_OF_OTHERS", "burn(address,uint256)"),
        new("BURNS_OF_OTHERS", "destroyBlackFunds(address)"),
        new("PAUSABLE", "pause()"),
        new("PAUSABLE", "unpause()"),
        new("BLACKLIST", "blacklist(address)"),
        new("BLACKLIST", "unBlacklist(address)"),
        new("BLACKLIST", "addBlackList(address)"),
        new("BLACKLIST", "removeBlackList(address)"),
        new("BLACKLIST", "freeze(address)"),
        new("FEES", "setParams(uint256,uint256)"),
        new("FEES", "setFee(uint256)"),
        new("FEES", "setTaxFeePercent(uint256)"),
        new("OWNED", "transferOwnership(address)"),
        new("UPGRADABLE", "upgradeTo(address)"),
        new("UPGRADABLE", "upgradeToAndCall(address,bytes)"),
    ];

    public static Privilege? Find(uint selector) => All.FirstOrDefault(one => one.Selector == selector);
}

/// <summary>What byte code shows without being run: the functions it looks for, and whether it only passes calls on.</summary>
internal static class CodeScan
{
    private const byte Push1 = 0x60;
    private const byte Push4 = 0x63;
    private const byte Push32 = 0x7F;
    private const byte DelegateCall = 0xF4;

    /// <summary>The privileged functions that the code looks for among those it is called with.</summary>
    public static IReadOnlyList<Privilege> PrivilegesOf(ReadOnlySpan<byte> code)
    {
        var constants = new HashSet<uint>();
        Walk(
            code,
            (instruction, operand) =>
            {
                if (instruction == Push4 && operand.Length == sizeof(uint))
                    constants.Add(BinaryPrimitives.ReadUInt32BigEndian(operand));
            }
        );
        return [.. Privilege.All.Where(privilege => constants.Contains(privilege.Selector))];
    }

    /// <summary>Whether it lends its storage to other code.</summary>
    public static bool IsProxy(ReadOnlySpan<byte> code)
    {
        var found = false;
        Walk(code, (instruction, _) => found |= instruction == DelegateCall);
        return found;
    }

    private delegate void Visitor(byte instruction, ReadOnlySpan<byte> operand);

    /// <summary>One instruction after the other: what is pushed is no instruction, whatever it looks like.</summary>
    private static void Walk(ReadOnlySpan<byte> code, Visitor visit)
    {
        for (var at = 0; at < code.Length; at++)
        {
            var instruction = code[at];
            var length = instruction is >= Push1 and <= Push32 ? instruction - Push1 + 1 : 0;
            var operand = code.Slice(at + 1, Math.Min(length, code.Length - at - 1));
            visit(instruction, operand);
            at += length;
        }
    }
}
