namespace Kontor.World.Chains;

/// <summary>Moves pieces of a token in the ledger, and counts its holders and its supply. Nobody (the zero address) gives what is minted.</summary>
internal static class TokenBook
{
    /// <summary>Answers false, and does nothing, when the giver has not as much or there would be more of it than can be counted.</summary>
    public static bool TryMove(ChainLedger ledger, Address20 token, Address20 from, Address20 to, Word256 amount)
    {
        if (amount.IsZero)
            return true;
        if (from.IsZero)
        {
            if (!Word256.TryAdd(ledger[CellKey.Supply(token)], amount, out var supply))
                return false;
            ledger.Set(CellKey.Supply(token), supply);
        }
        else if (!TryTake(ledger, token, from, amount))
        {
            return false;
        }
        if (to.IsZero)
            ledger.Set(CellKey.Supply(token), ledger[CellKey.Supply(token)] - amount);
        else
            Give(ledger, token, to, amount);
        return true;
    }

    private static bool TryTake(ChainLedger ledger, Address20 token, Address20 from, Word256 amount)
    {
        if (!ledger.TryTake(CellKey.Pieces(token, from), amount))
            return false;
        if (ledger[CellKey.Pieces(token, from)].IsZero)
            ledger.Set(CellKey.Holders(token), ledger[CellKey.Holders(token)] - Word256.One);
        return true;
    }

    private static void Give(ChainLedger ledger, Address20 token, Address20 to, Word256 amount)
    {
        if (ledger[CellKey.Pieces(token, to)].IsZero)
            ledger.Add(CellKey.Holders(token), Word256.One);
        // No holder can have more than there is, and what there is was counted.
        ledger.Add(CellKey.Pieces(token, to), amount);
    }
}
