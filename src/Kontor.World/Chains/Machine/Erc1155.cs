namespace Kontor.World.Chains;

/// <summary>A collection of items that there are several of, as the standard says; its creator mints.</summary>
internal static class Erc1155
{
    private const string NotEnough = "ERC1155: insufficient balance for transfer";
    private const string NotAllowed = "ERC1155: caller is not token owner or approved";
    private const string ToNobody = "ERC1155: transfer to the zero address";
    private const string LengthsDiffer = "ERC1155: ids and amounts length mismatch";

    public static readonly Hash32 TransferSingle = Abi.Topic("TransferSingle(address,address,address,uint256,uint256)");
    public static readonly Hash32 TransferBatch = Abi.Topic("TransferBatch(address,address,address,uint256[],uint256[])");

    private static readonly uint s_transfer = Abi.Selector("safeTransferFrom(address,address,uint256,uint256,bytes)");
    private static readonly uint s_transferBatch = Abi.Selector("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)");
    private static readonly uint s_setApprovalForAll = Abi.Selector("setApprovalForAll(address,bool)");
    private static readonly uint s_mint = Abi.Selector("mint(address,uint256,uint256,bytes)");

    public static string? Run(Frame frame)
    {
        var selector = frame.Selector;
        var arguments = frame.Arguments;
        if (!arguments.TryAddress(0, out var first))
            return Stop.Unknown;
        if (selector == s_setApprovalForAll)
            return arguments.TryWord(1, out var flag) ? Erc721.SetOperator(frame, first, !flag.IsZero) : Stop.Unknown;
        if (selector == s_mint)
            return Mint(frame, first, arguments);
        if (!arguments.TryAddress(1, out var to))
            return Stop.Unknown;
        if (selector == s_transfer)
        {
            var isReadable = arguments.TryWord(2, out var id) & arguments.TryWord(3, out var amount);
            return isReadable ? Transfer(frame, first, to, [id], [amount], isBatch: false) : Stop.Unknown;
        }
        if (selector != s_transferBatch)
            return Stop.Unknown;
        var isBatch = arguments.TryList(2, out var ids) & arguments.TryList(3, out var amounts);
        return isBatch ? Transfer(frame, first, to, ids, amounts, isBatch: true) : Stop.Unknown;
    }

    private static string? Mint(Frame frame, Address20 to, AbiArguments arguments)
    {
        if (!(arguments.TryWord(1, out var id) & arguments.TryWord(2, out var amount)))
            return Stop.Unknown;
        if (frame.Sender != frame.Contract.Creator || to.IsZero)
            return Stop.NotOwner;
        return Move(frame, Address20.Zero, to, id, amount) ?? SaySingle(frame, Address20.Zero, to, id, amount);
    }

    private static string? Transfer(Frame frame, Address20 from, Address20 to, Word256[] ids, Word256[] amounts, bool isBatch)
    {
        if (ids.Length != amounts.Length)
            return LengthsDiffer;
        if (frame.Sender != from && frame.Ledger[CellKey.Operator(frame.Self, from, frame.Sender)].IsZero)
            return NotAllowed;
        if (to.IsZero || from.IsZero)
            return ToNobody;
        for (var index = 0; index < ids.Length; index++)
        {
            if (Move(frame, from, to, ids[index], amounts[index]) is { } error)
                return error;
        }
        return isBatch ? SayBatch(frame, from, to, ids, amounts) : SaySingle(frame, from, to, ids[0], amounts[0]);
    }

    private static string? Move(Frame frame, Address20 from, Address20 to, Word256 id, Word256 amount)
    {
        if (!from.IsZero && !frame.Ledger.TryTake(CellKey.ItemPieces(frame.Self, from, id), amount))
            return NotEnough;
        if (!TokenBook.TryMove(frame.Ledger, frame.Self, from, to, amount))
            return NotEnough;
        frame.Ledger.Add(CellKey.ItemPieces(frame.Self, to, id), amount);
        return null;
    }

    private static string? SaySingle(Frame frame, Address20 from, Address20 to, Word256 id, Word256 amount)
    {
        frame.Say(TransferSingle, [frame.Sender.ToWord(), from.ToWord(), to.ToWord()], id, amount);
        return null;
    }

    // Two lists behind each other: where each begins, then how long it is, then what is in it.
    private static string? SayBatch(Frame frame, Address20 from, Address20 to, Word256[] ids, Word256[] amounts)
    {
        Word256[] data =
        [
            2 * Word256.Bytes,
            (ulong)((3 + ids.Length) * Word256.Bytes),
            (ulong)ids.Length,
            .. ids,
            (ulong)amounts.Length,
            .. amounts,
        ];
        frame.Say(TransferBatch, [frame.Sender.ToWord(), from.ToWord(), to.ToWord()], data);
        return null;
    }
}
