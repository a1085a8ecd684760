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
    /// Code that stands for a contract of that kind when nobody gives any: it looks for the functions that such a contract has, as compiled code
    /// does, and answers every call with the number of its kind. The world runs its contracts itself, so what stands there only has to be code.
    /// </summary>
    public static byte[] Stand(ContractKind kind)
    {
        const byte push1 = 0x60,
            push2 = 0x61,
            push4 = 0x63,
            dup1 = 0x80,
            eq = 0x14,
            jumpIf = 0x57,
            jumpHere = 0x5B;
        const int prefixBytes = 6,
            testBytes = 11;
        var functions = FunctionsOf(kind);
        var answerAt = prefixBytes + (functions.Length * testBytes);
        // The first four bytes of what the contract is called with: PUSH1 0, CALLDATALOAD, PUSH1 224, SHR.
        List<byte> code = [push1, 0x00, 0x35, push1, 0xE0, 0x1C];
        foreach (var function in functions)
            code.AddRange([dup1, push4, .. Abi.SelectorBytes(function), eq, push2, (byte)(answerAt >> 8), (byte)answerAt, jumpIf]);
        // PUSH1 the number, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN.
        code.AddRange([jumpHere, push1, (byte)kind, push1, 0x00, 0x52, push1, 0x20, push1, 0x00, 0xF3]);
        return [.. code];
    }

    private static string[] FunctionsOf(ContractKind kind) =>
        kind switch
        {
            ContractKind.Erc20 =>
            [
                "transfer(address,uint256)",
                "transferFrom(address,address,uint256)",
                "approve(address,uint256)",
                "mint(address,uint256)",
                "burn(uint256)",
            ],
            ContractKind.Erc721 =>
            [
                "transferFrom(address,address,uint256)",
                "safeTransferFrom(address,address,uint256)",
                "safeTransferFrom(address,address,uint256,bytes)",
                "approve(address,uint256)",
                "setApprovalForAll(address,bool)",
                "mint(address,uint256)",
                "burn(uint256)",
            ],
            ContractKind.Erc1155 =>
            [
                "safeTransferFrom(address,address,uint256,uint256,bytes)",
                "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
                "setApprovalForAll(address,bool)",
                "mint(address,uint256,uint256,bytes)",
            ],
            ContractKind.Forwarder => ["forward(address[],uint256[])", "pay(address[],uint256[])", "payToken(address,address[],uint256[])"],
            _ => [],
        };
}
