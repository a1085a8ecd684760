using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>What the naive twin cannot show of the pages of a history: when they end early, and when they are gone.</summary>
public sealed class HistoryTests
{
    private static readonly Address20 s_ann = Address20.Parse("0x00000000000000000000000000000000000000aa");
    private static readonly Address20 s_bob = Address20.Parse("0x00000000000000000000000000000000000000bb");

    [Fact]
    public void Calls_that_move_nothing_are_looked_past_so_many_at_a_time()
    {
        using var index = new ChainIndex(new ChainIndexOptions());
        var idle = new InternalTransfer(0, s_bob, s_ann, 1, CallOperation.DelegateCall, Succeeded: true);
        var moves = Enumerable.Repeat(idle, 2 * ChainIndex.HistoryWalkMax).Prepend(idle with { Operation = CallOperation.Call });
        Assert.True(index.Append(Block(1, default, moves)));
        var (pages, rows) = (0, 0);
        HistoryPlace? below = null;
        do
        {
            var page = index.HistoryOf(s_ann, HistoryFilter.All, HeightRange.All, below, 5)!;
            (pages, rows, below) = (pages + 1, rows + page.Rows.Length, page.Next);
        } while (below is not null);
        Assert.Equal((2, 1), (pages, rows));
    }

    [Fact]
    public void A_place_stays_when_blocks_come_and_goes_with_its_own_block()
    {
        using var index = new ChainIndex(new ChainIndexOptions());
        var first = Block(1, default, []);
        var second = Block(2, first.Hash, []);
        Assert.True(index.Append(first));
        Assert.True(index.Append(second));
        var page = index.HistoryOf(s_bob, HistoryFilter.All, HeightRange.All, null, 1)!;
        Assert.Equal(2, Assert.Single(page.Rows).Place.Height);
        Assert.True(index.Append(Block(3, second.Hash, [])));
        Assert.Equal(1, Rest()!.Rows.Single().Place.Height);
        index.Rewind(2);
        Assert.Equal(1, Rest()!.Rows.Single().Place.Height);
        index.Rewind(1);
        Assert.Null(Rest());
        Assert.True(index.Append(Block(2, first.Hash, [], salt: 1)));
        Assert.Null(Rest());

        HistoryPage? Rest() => index.HistoryOf(s_bob, HistoryFilter.All, HeightRange.All, page.Next, 1);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    public void A_place_that_no_row_ever_had_is_none(int transaction, int nth)
    {
        using var index = new ChainIndex(new ChainIndexOptions());
        var block = Block(1, default, []);
        Assert.True(index.Append(block));
        var place = new HistoryPlace(1, block.Hash, transaction, HistoryKind.Internal, nth);
        Assert.Null(index.HistoryOf(s_bob, HistoryFilter.All, HeightRange.All, place, 1));
        Assert.Null(index.HistoryOf(s_bob, HistoryFilter.All, HeightRange.All, place with { Height = 2 }, 1));
    }

    /// <summary>With one payment from one to the other, and what is called in it.</summary>
    private static ChainBlock Block(long height, Hash32 parent, IEnumerable<InternalTransfer> moves, byte salt = 0) =>
        new()
        {
            Height = height,
            Hash = Hash32.Of([(byte)height, salt]),
            ParentHash = parent,
            TimeMs = height * 1_000,
            Transactions =
            [
                new ChainTransaction
                {
                    Hash = Hash32.Of([(byte)height, salt, 1]),
                    Index = 0,
                    From = s_bob,
                    To = Address20.Zero,
                    Value = 5,
                },
            ],
            InternalTransfers = [.. moves],
        };
}
