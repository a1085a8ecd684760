using System.Numerics;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>Puts every question to the index and to its naive twin.</summary>
public sealed partial class Comparison(ChainIndex index, NaiveChain naive, RandomChain chain, Random chance)
{
    public static readonly Word256 LargeValueMin = 20;

    private static readonly Side[] Sides = [Side.Any, Side.From, Side.To];
    private static readonly TokenKind?[] Kinds = [null, TokenKind.Erc20, TokenKind.Erc721, TokenKind.Erc1155];

    private readonly Asking _ask = new(chance);
    private readonly List<TransactionView> _transactions = naive.AllTransactions();
    private readonly List<InternalView> _internals = naive.AllInternals();
    private readonly List<TransferView> _transfers = naive.AllTransfers();
    private readonly ILookup<Hash32, InternalView> _internalsByTransaction = naive.AllInternals().ToLookup(each => each.At.TransactionHash);
    private readonly ILookup<Hash32, TransferView> _transfersByTransaction = naive.AllTransfers().ToLookup(each => each.At.TransactionHash);
    private readonly List<LogView> _logs = naive.AllLogs();

    public void All()
    {
        Blocks();
        Transactions();
        Windows();
        foreach (var address in chain.Everybody)
            Movements(address);
        Histories();
        Tokens();
        Logs();
        Holders();
        foreach (var address in chain.Everybody)
            Address(address);
        Balances();
    }

    private void Blocks()
    {
        var blocks = naive.AllBlocks();
        Assert.Equal(naive.Head is { } head ? new ChainHead(head.Height, head.Hash, head.TimeMs) : null, index.Head);
        _ask.Same(blocks, page => index.Blocks(HeightRange.All, page));
        var range = Range();
        _ask.Same(blocks.Where(block => In(range, block.Height)), page => index.Blocks(range, page));
        foreach (var block in blocks)
        {
            Assert.Equal(block, index.FindBlock(block.Height));
            Assert.Equal(block, index.FindBlock(block.Hash));
            Assert.Equal(blocks.First(each => each.TimeMs <= block.TimeMs), index.FindBlockAt(block.TimeMs));
        }
        Assert.Null(index.FindBlock((naive.Head?.Height ?? 99) + 1));
        Assert.Null(index.FindBlock(chain.Hash()));
        if (blocks.Count == 0)
            return;
        var (first, last) = (blocks[^1].TimeMs - 5 + chance.Next(100_000_000), blocks[0].TimeMs - chance.Next(100_000_000));
        var heights = index.HeightsBetween(first, last);
        Assert.Equal(
            blocks.Where(block => block.TimeMs >= first && block.TimeMs <= last).Select(block => block.Height),
            blocks.Where(block => In(heights, block.Height)).Select(block => block.Height)
        );
    }

    private void Transactions()
    {
        _ask.Same(_transactions, page => index.Transactions(HeightRange.All, page));
        var range = Range();
        _ask.Same(_transactions.Where(each => In(range, each.At.Height)), page => index.Transactions(range, page));
        _ask.Same(_internals.Where(each => In(range, each.At.Height)), page => index.Internals(range, page));
        _ask.Same(_transfers.Where(each => In(range, each.At.Height)), page => index.Transfers(range, page));
        foreach (var kind in Kinds.OfType<TokenKind>())
            _ask.Same(_transfers.Where(each => each.Kind == kind && In(range, each.At.Height)), page => index.Transfers(kind, range, page));
        foreach (var transaction in _transactions.Where(_ => chance.Next(4) == 0))
            Transaction(transaction);
        Assert.Null(index.FindTransaction(chain.Hash()));
        Assert.Null(index.TextsOf(chain.Hash()));
    }

    private void Transaction(TransactionView transaction)
    {
        var hash = transaction.At.TransactionHash;
        Assert.Equal(transaction, index.FindTransaction(hash));
        var told = naive.Blocks.SelectMany(block => block.Transactions).Single(each => each.Hash == hash);
        var texts = index.TextsOf(hash)!;
        Assert.Equal(told.Input.ToArray(), texts.Input);
        Assert.Equal(told.Error, texts.Error);
        _ask.Same(_internals.Where(each => each.At.TransactionHash == hash), page => index.InternalsOfTransaction(hash, page));
        _ask.Same(_logs.Where(each => each.At.TransactionHash == hash), page => index.LogsOfTransaction(hash, page), TextOf);
        foreach (var kind in Kinds)
        {
            var transfers = _transfers.Where(each => each.At.TransactionHash == hash && (kind is null || each.Kind == kind));
            _ask.Same(transfers, page => index.TransfersOfTransaction(hash, kind, page));
        }
    }

    private void Windows()
    {
        var range = Range();
        foreach (var smallest in (Word256[])[0, 20, 30, 49, chain.Amount()])
        {
            var least = smallest < LargeValueMin ? LargeValueMin : smallest;
            var large = _transactions.Where(each => each.Value >= least && In(range, each.At.Height)).Take(10_000);
            _ask.Same(large, page => index.LargeTransactions(smallest, range, page));
        }
        Address20[] some = [chain.Anybody(), chain.Anybody(), chain.Anybody()];
        var side = Sides[chance.Next(3)];
        var transactions = _transactions.Where(each => some.Any(one => Has(each, one, side)) && In(range, each.At.Height));
        _ask.Same(transactions, page => index.TransactionsOf(some, side, range, page));
        var internals = _internals.Where(each => some.Any(one => Has(each.From, each.To, one, side)) && In(range, each.At.Height));
        _ask.Same(internals, page => index.InternalsOf(some, side, range, page));
    }

    private void Movements(Address20 one)
    {
        foreach (var side in Sides)
        {
            var range = Range();
            var transactions = _transactions.Where(each => Has(each, one, side) && In(range, each.At.Height));
            _ask.Same(transactions, page => index.TransactionsOf(one, side, range, page));
            var internals = _internals.Where(each => Has(each.From, each.To, one, side) && In(range, each.At.Height));
            _ask.Same(internals, page => index.InternalsOf(one, side, range, page));
            var transfers = _transfers.Where(each => Has(each.From, each.To, one, side) && In(range, each.At.Height)).ToList();
            foreach (var kind in Kinds)
                _ask.Same(
                    transfers.Where(each => kind is null || each.Kind == kind),
                    page => index.TransfersOf(one, kind, side, range, page)
                );
            var contract = chain.Contracts[chance.Next(chain.Contracts.Count)];
            foreach (var kind in Kinds)
                _ask.Same(
                    transfers.Where(each => each.Contract == contract && (kind is null || each.Kind == kind)),
                    page => index.TransfersOf(one, contract, kind, side, range, page)
                );
        }
    }

    private void Logs()
    {
        foreach (var contract in chain.Contracts)
        {
            var range = Range();
            var logs = _logs.Where(log => log.Address == contract && In(range, log.At.Height)).ToList();
            _ask.Same(logs, page => index.LogsOf(contract, null, range, page), TextOf);
            foreach (var topic in logs.Where(log => !log.Topics.IsEmpty).Select(log => log.Topics[0]).Distinct().Append(chain.Hash()))
            {
                var same = logs.Where(log => !log.Topics.IsEmpty && log.Topics[0] == topic);
                _ask.Same(same, page => index.LogsOf(contract, topic, range, page), TextOf);
            }
        }
    }

    private HeightRange Range()
    {
        var (first, last) = (100 + chance.Next(-3, naive.Stories.Count + 3), 100 + chance.Next(-3, naive.Stories.Count + 3));
        return chance.Next(3) == 0 ? HeightRange.All : new HeightRange(first, last);
    }

    private static bool In(HeightRange range, long height) => height >= range.First && height <= range.Last;

    private static bool Has(TransactionView transaction, Address20 one, Side side) =>
        (side != Side.To && transaction.From.Address == one)
        || (side != Side.From && (transaction.To?.Address ?? transaction.Created) == one);

    private static bool Has(Party from, Party to, Address20 one, Side side) =>
        (side != Side.To && from.Address == one) || (side != Side.From && to.Address == one);

    private static object TextOf(LogView log) =>
        $"{log.At} {log.LogIndex} {log.MethodId} {log.Address} {string.Join(',', log.Topics)} {Convert.ToHexString(log.Data)}";

    private static BigInteger Number(Word256 word) => ((BigInteger)word.High128 << 128) + (BigInteger)word.Low128;
}
