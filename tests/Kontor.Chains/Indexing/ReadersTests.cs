using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>Readers look while blocks come and go: whatever they see must fit together.</summary>
public sealed class ReadersTests
{
    private const int People = 40;
    private const int TransactionsEach = 7;
    private const ulong Fortune = 1_000_000_000;

    private static readonly Hash32 Transfer = Hash32.Of("Transfer(address,address,uint256)"u8);
    private static readonly Address20 Token = Person(250);

    [Fact]
    public async Task Every_answer_is_that_of_one_height_while_another_thread_appends_and_rewinds()
    {
        using var index = new ChainIndex(new ChainIndexOptions());
        Assert.True(index.Append(Genesis()));
        using var done = new CancellationTokenSource();
        Task<long>[] readers = [Task.Run(() => Look(index, 1, done.Token)), Task.Run(() => Look(index, 2, done.Token))];
        await Task.Run(() => Write(index));
        await done.CancelAsync();
        foreach (var looks in await Task.WhenAll(readers))
            Assert.True(looks > 0);
    }

    private static void Write(ChainIndex index)
    {
        var chance = new Random(9);
        for (var step = 0; step < 1_500; step++)
        {
            var head = index.Head!.Value;
            Assert.True(index.Append(Next(chance, head)));
            if (chance.Next(10) == 0)
                index.Rewind(Math.Max(0, head.Height - chance.Next(12)));
        }
    }

    private static long Look(ChainIndex index, int seed, CancellationToken done)
    {
        var chance = new Random(seed);
        var looks = 0L;
        do
        {
            LookAtLists(index, chance);
            LookAtHolders(index, chance);
            Assert.Equal((Word256)Fortune, index.BalanceOf(Person(chance.Next(People)), Token, 0));
            looks++;
        } while (!done.IsCancellationRequested);
        return looks;
    }

    private static void LookAtLists(ChainIndex index, Random chance)
    {
        var offset = chance.Next(60);
        var transactions = index.Transactions(HeightRange.All, new PageRequest(offset, 20));
        Assert.Equal((transactions.Height * TransactionsEach) + 1, transactions.Total);
        for (var at = 0; at < transactions.Rows.Length; at++)
            Assert.Equal(HeightOf(transactions.Total - 1 - offset - at), transactions.Rows[at].At.Height);
        var transfers = index.TransfersOfToken(Token, HeightRange.All, new PageRequest(offset, 20));
        Assert.Equal((transfers.Height * TransactionsEach) + People, transfers.Total);
        var own = index.TransfersOf(Person(chance.Next(People)), TokenKind.Erc20, Side.Any, HeightRange.All, new PageRequest(0, 50));
        Assert.All(own.Rows, row => Assert.InRange(row.At.Height, 0, own.Height));
        Assert.Equal(Math.Min(own.Total, 50), own.Rows.Length);
        var found = transactions.Rows.Length == 0 ? null : index.FindTransaction(transactions.Rows[0].At.TransactionHash);
        if (found is not null)
            Assert.Equal(transactions.Rows[0], found);
    }

    private static void LookAtHolders(ChainIndex index, Random chance)
    {
        var holders = index.Holders(Token, new PageRequest(0, 1_000));
        var sum = Word256.Zero;
        for (var at = 0; at < holders.Rows.Length; at++)
        {
            sum += holders.Rows[at].Balance;
            Assert.True(at == 0 || holders.Rows[at - 1].Balance >= holders.Rows[at].Balance);
        }
        Assert.Equal((Word256)(Fortune * People), sum);
        Assert.NotNull(index.FindHolder(Token, Person(chance.Next(People))));
        Assert.Equal((Word256)(Fortune * People), index.FindToken(Token)!.Supply);
    }

    private static long HeightOf(long transaction) => transaction == 0 ? 0 : ((transaction - 1) / TransactionsEach) + 1;

    private static ChainBlock Genesis()
    {
        ChainLog[] mints = [.. Enumerable.Range(0, People).Select(n => Log(0, n, Address20.Zero, Person(n), Fortune))];
        return new ChainBlock
        {
            Height = 0,
            Hash = Hash32.Of("genesis"u8),
            ParentHash = default,
            TimeMs = 1_000,
            Transactions = [Transaction(0, Hash32.Of("mint"u8))],
            Logs = [.. mints],
        };
    }

    private static ChainBlock Next(Random chance, ChainHead head)
    {
        var bytes = new byte[32];
        chance.NextBytes(bytes);
        return new ChainBlock
        {
            Height = head.Height + 1,
            Hash = new Hash32(bytes),
            ParentHash = head.Hash,
            TimeMs = head.TimeMs + 3_000,
            Transactions = [.. Enumerable.Range(0, TransactionsEach).Select(n => Transaction(n, Hash32.Of([.. bytes, (byte)n])))],
            Logs =
            [
                .. Enumerable
                    .Range(0, TransactionsEach)
                    .Select(n => Log(n, n, Person(chance.Next(People)), Person(chance.Next(People)), (ulong)chance.Next(1, 100))),
            ],
        };
    }

    private static ChainTransaction Transaction(int index, Hash32 hash) =>
        new()
        {
            Hash = hash,
            Index = index,
            From = Person(index),
            To = Token,
        };

    private static ChainLog Log(int transaction, int logIndex, Address20 from, Address20 to, ulong amount)
    {
        var data = new byte[32];
        ((Word256)amount).WriteBigEndian(data);
        return new ChainLog(transaction, logIndex, Token, [Transfer, Topic(from), Topic(to)], data);
    }

    private static Hash32 Topic(Address20 address) => new([.. new byte[12], .. address.ToArray()]);

    private static Address20 Person(int number) => new([.. Enumerable.Repeat((byte)(number + 1), 20)]);
}
