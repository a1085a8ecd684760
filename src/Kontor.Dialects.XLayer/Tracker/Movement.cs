using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>Something that went from one address to another.</summary>
/// <param name="Contract">Of the token; nothing for the chain's own coin.</param>
internal readonly record struct Movement(Address20 From, Address20 To, Address20? Contract, Word256 Amount, Standing At);

/// <summary>What a transaction moved of one coin, in the order in which it did.</summary>
internal static class Movements
{
    /// <summary>A transaction that moves more often than that is looked at no further.</summary>
    private const int RowsMax = 1_000;

    /// <param name="contract">Of a token; nothing asks for the chain's own coin.</param>
    public static IReadOnlyList<Movement> Of(ChainIndex index, TransactionView transaction, Address20? contract)
    {
        var (moved, page) = (new List<Movement>(), new PageRequest(0, RowsMax));
        var hash = transaction.At.TransactionHash;
        if (contract is { } token)
        {
            foreach (var transfer in index.TransfersOfTransaction(hash, kind: null, page).Rows)
            {
                if (transfer.Contract == token)
                    moved.Add(new Movement(transfer.From.Address, transfer.To.Address, token, transfer.Amount, transfer.At));
            }
            moved.Reverse();
            return moved;
        }
        foreach (var inner in index.InternalsOfTransaction(hash, page).Rows)
        {
            if (inner.Succeeded)
                moved.Add(new Movement(inner.From.Address, inner.To.Address, null, inner.Value, inner.At));
        }
        if (transaction is { Succeeded: true, To: { } to } && !transaction.Value.IsZero)
            moved.Add(new Movement(transaction.From.Address, to.Address, null, transaction.Value, transaction.At));
        // The index lists the newest first; the order of a transaction is the other one.
        moved.Reverse();
        return moved;
    }
}

/// <summary>How a coin is called, counted, and what it is worth.</summary>
internal sealed record Coin(string Symbol, int Decimals, CoinPrice? Price)
{
    public static Coin Of(IServedChain chain, CoinPrices prices, Address20? contract)
    {
        if (contract is not { } token)
            return new Coin(chain.Identity.NativeSymbol, chain.Identity.NativeDecimals, prices.Find(chain.Identity.NativeSymbol));
        var fact = chain.Index.FactOf(token);
        // Pieces of collections are worth what somebody gives for them, and nobody says so here.
        var isCoin = fact is { Kind: TokenKind.Erc20 };
        return new Coin(fact?.Symbol ?? "", isCoin ? fact!.Decimals : 0, isCoin ? prices.Find(fact!.Symbol) : null);
    }

    public string AmountText(Word256 amount) => amount.ToUnits(Decimals);

    /// <summary>Empty where nobody trades it.</summary>
    public string DollarsText(Word256 amount) => Price?.ValueOf(amount, Decimals) ?? "";
}
