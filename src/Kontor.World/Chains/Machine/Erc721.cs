namespace Kontor.World.Chains;

/// <summary>A collection of unique items, as the standard says; its creator mints.</summary>
internal static class Erc721
{
    private const string NoSuchItem = "ERC721: invalid token ID";
    private const string NotAllowed = "ERC721: caller is not token owner or approved";
    private const string WrongOwner = "ERC721: transfer from incorrect owner";
    private const string ToNobody = "ERC721: transfer to the zero address";
    private const string Minted = "ERC721: token already minted";

    public static readonly Hash32 ApprovalForAll = Abi.Topic("ApprovalForAll(address,address,bool)");

    private static readonly uint s_transferFrom = Abi.Selector("transferFrom(address,address,uint256)");
    private static readonly uint s_safeTransferFrom = Abi.Selector("safeTransferFrom(address,address,uint256)");
    private static readonly uint s_safeTransferFromWithData = Abi.Selector("safeTransferFrom(address,address,uint256,bytes)");
    private static readonly uint s_approve = Abi.Selector("approve(address,uint256)");
    private static readonly uint s_setApprovalForAll = Abi.Selector("setApprovalForAll(address,bool)");
    private static readonly uint s_mint = Abi.Selector("mint(address,uint256)");
    private static readonly uint s_burn = Abi.Selector("burn(uint256)");

    public static string? Run(Frame frame)
    {
        var selector = frame.Selector;
        var arguments = frame.Arguments;
        if (selector == s_transferFrom || selector == s_safeTransferFrom || selector == s_safeTransferFromWithData)
        {
            var isReadable =
                arguments.TryAddress(0, out var from) & arguments.TryAddress(1, out var to) & arguments.TryWord(2, out var moved);
            return isReadable ? Transfer(frame, from, to, moved) : Stop.Unknown;
        }
        if (selector == s_burn)
            return arguments.TryWord(0, out var burnt) ? Burn(frame, burnt) : Stop.Unknown;
        if (!arguments.TryAddress(0, out var other) || !arguments.TryWord(1, out var word))
            return Stop.Unknown;
        if (selector == s_approve)
            return Approve(frame, other, word);
        if (selector == s_setApprovalForAll)
            return SetOperator(frame, other, !word.IsZero);
        if (selector != s_mint)
            return Stop.Unknown;
        return frame.Sender == frame.Contract.Creator && !other.IsZero ? Mint(frame, other, word) : Stop.NotOwner;
    }

    /// <summary>Lets somebody else move all that one has of the collection, or not any more. Both kinds of collections have it.</summary>
    public static string? SetOperator(Frame frame, Address20 other, bool isAllowed)
    {
        frame.Ledger.Set(CellKey.Operator(frame.Self, frame.Sender, other), isAllowed ? Word256.One : Word256.Zero);
        frame.Say(ApprovalForAll, [frame.Sender.ToWord(), other.ToWord()], isAllowed ? Word256.One : Word256.Zero);
        return null;
    }

    private static string? Transfer(Frame frame, Address20 from, Address20 to, Word256 id)
    {
        var owner = OwnerOf(frame, id);
        if (owner.IsZero)
            return NoSuchItem;
        if (!MayMove(frame, owner, id))
            return NotAllowed;
        if (owner != from)
            return WrongOwner;
        return to.IsZero ? ToNobody : Move(frame, from, to, id);
    }

    private static string? Burn(Frame frame, Word256 id)
    {
        var owner = OwnerOf(frame, id);
        if (owner.IsZero)
            return NoSuchItem;
        return MayMove(frame, owner, id) ? Move(frame, owner, Address20.Zero, id) : NotAllowed;
    }

    private static string? Mint(Frame frame, Address20 to, Word256 id) =>
        OwnerOf(frame, id).IsZero ? Move(frame, Address20.Zero, to, id) : Minted;

    private static string? Approve(Frame frame, Address20 other, Word256 id)
    {
        var owner = OwnerOf(frame, id);
        if (owner.IsZero)
            return NoSuchItem;
        if (frame.Sender != owner && frame.Ledger[CellKey.Operator(frame.Self, owner, frame.Sender)].IsZero)
            return NotAllowed;
        frame.Ledger.Set(CellKey.ItemApproval(frame.Self, id), other.ToWord());
        frame.Say(Erc20.Approval, [owner.ToWord(), other.ToWord(), id]);
        return null;
    }

    private static string? Move(Frame frame, Address20 from, Address20 to, Word256 id)
    {
        if (!TokenBook.TryMove(frame.Ledger, frame.Self, from, to, Word256.One))
            return Stop.Unknown;
        frame.Ledger.Set(CellKey.ItemOwner(frame.Self, id), to.ToWord());
        frame.Ledger.Set(CellKey.ItemApproval(frame.Self, id), Word256.Zero);
        frame.Say(Erc20.Transfer, [from.ToWord(), to.ToWord(), id]);
        return null;
    }

    private static Address20 OwnerOf(Frame frame, Word256 id) => frame.Ledger[CellKey.ItemOwner(frame.Self, id)].ToAddress();

    private static bool MayMove(Frame frame, Address20 owner, Word256 id) =>
        frame.Sender == owner
        || frame.Ledger[CellKey.ItemApproval(frame.Self, id)] == frame.Sender.ToWord()
        || !frame.Ledger[CellKey.Operator(frame.Self, owner, frame.Sender)].IsZero;
}
