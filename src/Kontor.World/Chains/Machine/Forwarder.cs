namespace Kontor.World.Chains;

/// <summary>
/// A contract that passes on what it is called with, or pays out what it has when its creator says so. What it passes on are the internal
/// transfers of a chain.
/// </summary>
internal static class Forwarder
{
    private const string LengthsDiffer = "Forwarder: recipients and amounts differ in number";
    private const string WrongSum = "Forwarder: the amounts are not the coins that came with them";
    private const string NotEnough = "Forwarder: not enough to pay out";
    private const string NoToken = "Forwarder: no such token";

    private static readonly uint s_forward = Abi.Selector("forward(address[],uint256[])");
    private static readonly uint s_pay = Abi.Selector("pay(address[],uint256[])");
    private static readonly uint s_payToken = Abi.Selector("payToken(address,address[],uint256[])");

    public static string? Run(Frame frame)
    {
        // Coins without a call simply stay with it.
        if (frame.Selector is not { } selector)
            return null;
        if (selector == s_payToken)
            return PayToken(frame);
        if (selector != s_forward && selector != s_pay)
            return Stop.Unknown;
        if (!TryPayments(frame, 0, out var recipients, out var amounts, out var sum))
            return LengthsDiffer;
        if (selector == s_forward && sum != frame.Value)
            return WrongSum;
        if (selector == s_pay && frame.Sender != frame.Contract.Creator)
            return Stop.NotOwner;
        return Pay(frame, recipients, amounts);
    }

    private static string? Pay(Frame frame, Word256[] recipients, Word256[] amounts)
    {
        for (var index = 0; index < recipients.Length; index++)
        {
            var to = recipients[index].ToAddress();
            if (!frame.Ledger.TryTake(CellKey.Coins(frame.Self), amounts[index]))
                return NotEnough;
            frame.Ledger.Add(CellKey.Coins(to), amounts[index]);
            frame.Moves.Add(new ValueMove(frame.Self, to, amounts[index]));
        }
        return null;
    }

    private static string? PayToken(Frame frame)
    {
        if (frame.Sender != frame.Contract.Creator)
            return Stop.NotOwner;
        if (!frame.Arguments.TryAddress(0, out var address) || frame.Find(address) is not { Terms.Kind: ContractKind.Erc20 } token)
            return NoToken;
        if (!TryPayments(frame, 1, out var recipients, out var amounts, out _))
            return LengthsDiffer;
        var inner = new Frame
        {
            Sender = frame.Self,
            Contract = token,
            Value = Word256.Zero,
            Input = default,
            Ledger = frame.Ledger,
            Logs = frame.Logs,
            Moves = frame.Moves,
            Find = frame.Find,
        };
        for (var index = 0; index < recipients.Length; index++)
        {
            if (Erc20.Move(inner, frame.Self, recipients[index].ToAddress(), amounts[index]) is { } error)
                return error;
        }
        return null;
    }

    private static bool TryPayments(Frame frame, int place, out Word256[] recipients, out Word256[] amounts, out Word256 sum)
    {
        var isReadable = frame.Arguments.TryList(place, out recipients) & frame.Arguments.TryList(place + 1, out amounts);
        sum = Word256.Zero;
        if (!isReadable || recipients.Length != amounts.Length)
            return false;
        foreach (var amount in amounts)
        {
            if (!Word256.TryAdd(sum, amount, out sum))
                return false;
        }
        return true;
    }
}
