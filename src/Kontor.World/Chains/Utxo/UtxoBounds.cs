namespace Kontor.World.Chains.Utxo;

/// <summary>How much a chain of outputs can hold.</summary>
public static class UtxoBounds
{
    /// <summary>21 million coins of a hundred million satoshi each: more than that no genesis can give.</summary>
    public const long AmountMax = 2_100_000_000_000_000;

    /// <summary>Outputs that nobody has spent.</summary>
    public const int CoinsMax = 4_000_000;

    /// <summary>Bitcoin's own bounds for a block and for a transaction that is passed on.</summary>
    public const int BlockWeightMax = 4_000_000;
    public const int TransactionWeightMax = 400_000;

    public const int PendingMax = 4_096;
    public const int SendersMax = 64;
    public const int PaymentsMax = 1_000;

    /// <summary>What a sender says nothing about: satoshi for a virtual byte.</summary>
    public const long FeeRateDefault = 10;
    public const long FeeRateMax = 1_000_000;

    public const long HalvingBlocksMax = 100_000_000;

    /// <summary>Less than this is not worth what it costs to spend it, so nobody passes it on.</summary>
    public static long DustOf(Script owner)
    {
        // Bitcoin's own rule: three satoshi for each virtual byte that it takes to leave it to somebody and to spend it again.
        var isWitness = owner.Bytes is [Opcode.Zero or (>= Opcode.One and < Opcode.One + 16), ..];
        return 3 * (sizeof(long) + 1 + owner.Length + (isWitness ? 67 : 148));
    }
}
