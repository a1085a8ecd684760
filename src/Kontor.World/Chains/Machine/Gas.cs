namespace Kontor.World.Chains;

/// <summary>What transactions cost, and how a block's base fee follows from the one before it.</summary>
public static class Gas
{
    public const long Transfer = 21_000;
    private const long Creation = 32_000;
    private const long CodeByte = 200;
    private const long CreationWord = 2;
    private const long ZeroByte = 4;
    private const long OtherByte = 16;

    /// <summary>How much a base fee can change from one block to the next: an eighth.</summary>
    private const long ChangeDenominator = 8;

    /// <summary>What is paid for the transaction itself, before anything runs.</summary>
    public static long Intrinsic(TransactionTerms terms)
    {
        var gas = Transfer;
        foreach (var one in terms.Input.Span)
            gas += one == 0 ? ZeroByte : OtherByte;
        return terms.To is null ? gas + Creation + (CreationWord * ((terms.Input.Length + 31) / 32)) : gas;
    }

    /// <summary>All that it uses when it succeeds. The world's contracts cost the same at every call of one length, unlike real ones.</summary>
    public static long Needed(TransactionTerms terms, ContractKind? called)
    {
        var words = terms.Input.Length / Word256.Bytes;
        var execution = terms.To is null ? CodeByte * terms.Code.Length : 0;
        execution += called switch
        {
            ContractKind.Erc20 => 30_000,
            ContractKind.Erc721 => 40_000,
            ContractKind.Erc1155 => 24_000 + (3_000L * words),
            ContractKind.Forwarder => 10_000 + (6_000L * words),
            _ => 0,
        };
        return Intrinsic(terms) + execution;
    }

    /// <summary>EIP-1559: fuller than half, and the next block is dearer; emptier, and it is cheaper, down to what the chain takes at least.</summary>
    public static long NextBaseFee(long baseFee, long gasUsed, long gasLimit, long baseFeeMin)
    {
        var target = gasLimit / 2;
        if (gasUsed == target)
            return Math.Max(baseFee, baseFeeMin);
        var change = (long)((Int128)baseFee * Math.Abs(gasUsed - target) / target / ChangeDenominator);
        var next = gasUsed > target ? baseFee + Math.Max(change, 1) : baseFee - change;
        return Math.Clamp(next, baseFeeMin, ChainBounds.FeeMax);
    }
}
