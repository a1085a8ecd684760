namespace Kontor.World.Chains;

/// <summary>The inputs with which the contracts of a world are called, as real ones are.</summary>
public static class TokenCall
{
    public static byte[] Transfer(Address20 to, Word256 amount) => new AbiCall("transfer(address,uint256)").Add(to).Add(amount).Encode();

    public static byte[] TransferFrom(Address20 from, Address20 to, Word256 amountOrItem) =>
        new AbiCall("transferFrom(address,address,uint256)").Add(from).Add(to).Add(amountOrItem).Encode();

    public static byte[] Approve(Address20 spender, Word256 amountOrItem) =>
        new AbiCall("approve(address,uint256)").Add(spender).Add(amountOrItem).Encode();

    public static byte[] Mint(Address20 to, Word256 amountOrItem) =>
        new AbiCall("mint(address,uint256)").Add(to).Add(amountOrItem).Encode();

    public static byte[] Burn(Word256 amountOrItem) => new AbiCall("burn(uint256)").Add(amountOrItem).Encode();

    public static byte[] SetApprovalForAll(Address20 other, bool isAllowed) =>
        new AbiCall("setApprovalForAll(address,bool)").Add(other).Add(isAllowed ? Word256.One : Word256.Zero).Encode();

    public static byte[] MintItems(Address20 to, Word256 item, Word256 amount) =>
        new AbiCall("mint(address,uint256,uint256,bytes)").Add(to).Add(item).Add(amount).AddNoBytes().Encode();

    public static byte[] TransferItems(Address20 from, Address20 to, Word256 item, Word256 amount) =>
        new AbiCall("safeTransferFrom(address,address,uint256,uint256,bytes)")
            .Add(from)
            .Add(to)
            .Add(item)
            .Add(amount)
            .AddNoBytes()
            .Encode();

    public static byte[] TransferItemBatch(Address20 from, Address20 to, Word256[] items, Word256[] amounts) =>
        new AbiCall("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)")
            .Add(from)
            .Add(to)
            .Add(items)
            .Add(amounts)
            .AddNoBytes()
            .Encode();

    /// <summary>Passes on the coins that come with the call: their sum must be what comes.</summary>
    public static byte[] Forward(Address20[] to, Word256[] amounts) =>
        new AbiCall("forward(address[],uint256[])").Add(WordsOf(to)).Add(amounts).Encode();

    /// <summary>Pays out coins that a forwarder has.</summary>
    public static byte[] Pay(Address20[] to, Word256[] amounts) =>
        new AbiCall("pay(address[],uint256[])").Add(WordsOf(to)).Add(amounts).Encode();

    /// <summary>Pays out tokens that a forwarder has.</summary>
    public static byte[] PayToken(Address20 token, Address20[] to, Word256[] amounts) =>
        new AbiCall("payToken(address,address[],uint256[])").Add(token).Add(WordsOf(to)).Add(amounts).Encode();

    private static Word256[] WordsOf(Address20[] addresses) => [.. addresses.Select(address => address.ToWord())];
}
