namespace Kontor.World.Chains;

/// <summary>Which transactions a chain takes into its pool.</summary>
internal static class TransactionRules
{
    /// <summary>What the miner is offered when nobody says otherwise: a tenth of a gwei.</summary>
    private const long TipDefault = 100_000_000;

    /// <summary>The first line that fails decides the answer.</summary>
    public static Reject Check(Chain chain, TransactionTerms terms)
    {
        // 1. Its form.
        if (!IsWellFormed(terms))
            return Reject.Malformed;
        // 2. Its sender: what runs code has no key to send with.
        if (terms.From.IsZero || chain.Contracts.Find(terms.From) is not null)
            return Reject.SenderIsContract;
        var nonce = chain.NonceOf(terms.From);
        if (terms.Nonce < nonce)
            return Reject.NonceTooLow;
        if (terms.Nonce - nonce >= ChainBounds.PendingPerSenderMax)
            return Reject.TooMany;
        // 3. What it costs.
        if (terms.GasLimit < Gas.Intrinsic(terms))
            return Reject.GasTooLow;
        if (terms.GasLimit > chain.Settings.GasLimit)
            return Reject.AboveMaximum;
        if (terms.FeeMax < chain.Settings.BaseFeeMin)
            return Reject.FeeTooLow;
        if (chain.BalanceOf(terms.From) < terms.CostMax)
            return Reject.NotEnough;
        // 4. The room.
        if (chain.Ledger.Count >= ChainBounds.CellsMax)
            return Reject.TooMany;
        if (terms.To is null && chain.Contracts.All.Count >= ChainBounds.ContractsMax)
            return Reject.TooMany;
        return chain.Pool.Check(terms);
    }

    /// <summary>Fills in what nobody said: the next nonce, gas that is enough, and fees that the next blocks will take.</summary>
    public static TransactionTerms Complete(Chain chain, TransactionTerms terms, long? nonce, long? gasLimit, long? feeMax, long? tipMax)
    {
        var called = terms.To is { } to ? chain.Contracts.Find(to)?.Terms.Kind : null;
        var needed = Gas.Needed(terms, called);
        var baseFee = chain.NextBaseFee;
        var tip = Math.Min(tipMax ?? TipDefault, feeMax ?? long.MaxValue);
        return terms with
        {
            Nonce = nonce ?? chain.Pool.NextNonce(terms.From, chain.NonceOf(terms.From)),
            GasLimit = gasLimit ?? needed + (needed / 5),
            FeeMax = feeMax ?? Math.Min(baseFee, ChainBounds.FeeMax / 4) * 2 + Math.Clamp(tip, 0, ChainBounds.FeeMax / 2),
            TipMax = tip,
        };
    }

    private static bool IsWellFormed(TransactionTerms terms) =>
        terms.Nonce >= 0
        && terms.GasLimit is >= 0 and <= ChainBounds.GasLimitMax
        && terms.FeeMax is >= 0 and <= ChainBounds.FeeMax
        && terms.TipMax >= 0
        && terms.TipMax <= terms.FeeMax
        && terms.Input.Length <= ChainBounds.InputBytesMax
        && (terms.To is null ? IsCreation(terms) : terms.Contract is null && terms.Code.IsEmpty);

    private static bool IsCreation(TransactionTerms terms) =>
        terms.Contract is { IsWellFormed: true } && terms.Code.Length is > 0 and <= ChainBounds.CodeBytesMax && !terms.Input.IsEmpty;
}
