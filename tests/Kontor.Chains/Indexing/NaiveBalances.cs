using System.Numerics;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>Whose, of which token (none: the chain's own coin), and which piece (none: the whole).</summary>
public readonly record struct Holding(Address20 Owner, Address20? Contract, TokenKind? Kind, Word256? Item);

/// <summary>Balances folded over all blocks, in numbers without end.</summary>
public sealed class NaiveBalances
{
    private static readonly BigInteger Max = (BigInteger.One << 256) - 1;

    private readonly Dictionary<Holding, BigInteger> _balances = [];

    public IReadOnlyDictionary<Holding, BigInteger> All => _balances;

    /// <summary>Everybody's balances after each block.</summary>
    public static Dictionary<long, Dictionary<Holding, BigInteger>> ByHeight(NaiveChain chain)
    {
        var balances = new NaiveBalances();
        Dictionary<long, Dictionary<Holding, BigInteger>> heights = [];
        foreach (var story in chain.Stories)
        {
            balances.Apply(story);
            heights[story.Block.Height] = new(balances._balances);
        }
        return heights;
    }

    public static NaiveBalances Of(NaiveChain chain)
    {
        var balances = new NaiveBalances();
        foreach (var story in chain.Stories)
            balances.Apply(story);
        return balances;
    }

    private void Apply(Story story)
    {
        var block = story.Block;
        foreach (var grant in block.Grants)
            Change(Native(grant.To), Number(grant.Value));
        foreach (var transaction in block.Transactions)
        {
            PayGas(block, transaction);
            if (transaction.Succeeded)
                MoveNative(transaction.From, transaction.To ?? NaiveChain.CreatedBy(block, transaction), Number(transaction.Value));
            foreach (var each in block.InternalTransfers.Where(each => each.TransactionIndex == transaction.Index && each.Succeeded))
            {
                if (each.Operation is CallOperation.Call or CallOperation.Create or CallOperation.Create2 or CallOperation.SelfDestruct)
                    MoveNative(each.From, each.To, Number(each.Value));
            }
        }
        foreach (var told in story.Transfers)
        {
            MoveToken(told, null);
            if (told.TokenId is { } id)
                MoveToken(told, id);
        }
        Change(Native(block.Miner), Number(block.Reward));
    }

    private void PayGas(ChainBlock block, ChainTransaction transaction)
    {
        var fee = Number(transaction.GasPrice) * transaction.GasUsed;
        var burnt = Number(block.BaseFee ?? Word256.Zero) * transaction.GasUsed;
        Change(Native(transaction.From), -fee);
        Change(Native(block.Miner), BigInteger.Max(0, fee - burnt));
    }

    private void MoveNative(Address20 from, Address20? to, BigInteger value)
    {
        if (from == to)
            return;
        Change(Native(from), -value);
        if (to is { } receiver)
            Change(Native(receiver), value);
    }

    private void MoveToken(Told told, Word256? item)
    {
        if (told.From == told.To)
            return;
        var amount = Number(told.Amount);
        // What the zero address has is what there is: it grows when somebody gets something from nobody.
        Change(new Holding(told.From, told.Contract, told.Kind, item), told.From.IsZero ? amount : -amount);
        Change(new Holding(told.To, told.Contract, told.Kind, item), told.To.IsZero ? -amount : amount);
    }

    private void Change(Holding holding, BigInteger amount) =>
        _balances[holding] = BigInteger.Clamp(_balances.GetValueOrDefault(holding) + amount, 0, Max);

    private static Holding Native(Address20 owner) => new(owner, null, null, null);

    private static BigInteger Number(Word256 word) => ((BigInteger)word.High128 << 128) + (BigInteger)word.Low128;
}
