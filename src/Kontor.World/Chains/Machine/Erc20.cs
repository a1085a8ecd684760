namespace Kontor.World.Chains;

/// <summary>A token of equal pieces, as the standard says; its creator mints.</summary>
internal static class Erc20
{
    public const string NotEnough = "ERC20: transfer amount exceeds balance";
    private const string NotAllowed = "ERC20: insufficient allowance";
    private const string ToNobody = "ERC20: transfer to the zero address";

    public static readonly Hash32 Transfer = Abi.Topic("Transfer(address,address,uint256)");
    public static readonly Hash32 Approval = Abi.Topic("Approval(address,address,uint256)");

    private static readonly uint s_transfer = Abi.Selector("transfer(address,uint256)");
    private static readonly uint s_transferFrom = Abi.Selector("transferFrom(address,address,uint256)");
    private static readonly uint s_approve = Abi.Selector("approve(address,uint256)");
    private static readonly uint s_mint = Abi.Selector("mint(address,uint256)");
    private static readonly uint s_burn = Abi.Selector("burn(uint256)");

    /// <summary>Why it stops, or nothing when all went well.</summary>
    public static string? Run(Frame frame)
    {
        var selector = frame.Selector;
        var arguments = frame.Arguments;
        if (selector == s_burn)
            return arguments.TryWord(0, out var burnt) ? Move(frame, frame.Sender, Address20.Zero, burnt) : Stop.Unknown;
        if (selector == s_transferFrom)
            return TransferFrom(frame, arguments);
        if (!arguments.TryAddress(0, out var other) || !arguments.TryWord(1, out var amount))
            return Stop.Unknown;
        if (selector == s_transfer)
            return other.IsZero ? ToNobody : Move(frame, frame.Sender, other, amount);
        if (selector == s_approve)
            return Approve(frame, frame.Sender, other, amount);
        if (selector != s_mint)
            return Stop.Unknown;
        return frame.Sender == frame.Contract.Creator && !other.IsZero ? Move(frame, Address20.Zero, other, amount) : Stop.NotOwner;
    }

    /// <summary>Moves pieces and says so.</summary>
    public static string? Move(Frame frame, Address20 from, Address20 to, Word256 amount)
    {
        if (!TokenBook.TryMove(frame.Ledger, frame.Self, from, to, amount))
            return NotEnough;
        frame.Say(Transfer, [from.ToWord(), to.ToWord()], amount);
        return null;
    }

    private static string? TransferFrom(Frame frame, AbiArguments arguments)
    {
        var isReadable = arguments.TryAddress(0, out var from) & arguments.TryAddress(1, out var to) & arguments.TryWord(2, out var amount);
        if (!isReadable)
            return Stop.Unknown;
        if (to.IsZero || from.IsZero)
            return ToNobody;
        var allowance = CellKey.Allowance(frame.Self, from, frame.Sender);
        // The largest number is the usual way to say: as much as you like.
        var isEndless = frame.Ledger[allowance] == Word256.Max;
        return isEndless || frame.Ledger.TryTake(allowance, amount) ? Move(frame, from, to, amount) : NotAllowed;
    }

    private static string? Approve(Frame frame, Address20 owner, Address20 spender, Word256 amount)
    {
        frame.Ledger.Set(CellKey.Allowance(frame.Self, owner, spender), amount);
        frame.Say(Approval, [owner.ToWord(), spender.ToWord()], amount);
        return null;
    }
}
