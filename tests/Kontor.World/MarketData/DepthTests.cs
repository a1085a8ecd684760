using System.Collections.Immutable;
using Kontor.World.MarketData;

namespace Kontor.World.Tests.MarketData;

public sealed class DepthTests
{
    private static MarketTape Tape() => new(MarketProduct.Spot, static (CandlePrice _, CandleInterval _, in Candle _) => { });

    [Fact]
    public void Before_the_first_publication_the_book_is_empty() => Assert.Same(DepthView.Empty, Tape().Depth());

    [Fact]
    public void The_best_two_hundred_levels_of_a_side_are_shown_and_as_many_as_are_asked_for()
    {
        var tape = Tape();
        var bids = Enumerable.Range(0, 300).Select(depth => new DepthLevel(1_000 - depth, depth + 1)).ToList();
        var asks = Enumerable.Range(0, 3).Select(depth => new DepthLevel(1_001 + depth, depth + 1)).ToList();
        tape.PublishDepth(new FakeBook(12, bids, asks), 34);
        var all = tape.Depth();
        Assert.Equal((12, 34), (all.UpdateId, all.TimeMs));
        Assert.Equal(bids.Take(200), all.Bids);
        Assert.Equal(asks, all.Asks);
        Assert.Equal(bids.Take(5), tape.Depth(5).Bids);
        Assert.Equal(asks, tape.Depth(5).Asks);
        Assert.Equal(asks.Take(2), tape.Depth(2).Asks);
        Assert.Empty(tape.Depth(-1).Bids);
        Assert.Equal(200, tape.Depth(int.MaxValue).Bids.Length);
    }

    [Fact]
    public void A_book_that_has_not_changed_is_not_copied_again()
    {
        var tape = Tape();
        tape.PublishDepth(new FakeBook(1, [new(5, 5)], []), 10);
        var first = tape.Depth();
        tape.PublishDepth(new FakeBook(1, [new(5, 5)], []), 20);
        Assert.Same(first, tape.Depth());
        tape.PublishDepth(new FakeBook(2, [], []), 30);
        Assert.Empty(tape.Depth().Bids);
    }

    [Fact]
    public void A_reader_that_may_not_try_gets_the_copy_of_the_one_before()
    {
        var board = new DepthBoard(4);
        board.Write(new FakeBook(1, [new(5, 5)], []), 10);
        Assert.Equal(1, board.Read().UpdateId);
        board.Write(new FakeBook(2, [new(6, 6)], []), 20);
        Assert.Equal(1, board.Read(triesMax: 0).UpdateId);
        Assert.Equal(2, board.Read().UpdateId);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(20_260_131)]
    public void A_client_that_applies_every_delta_has_the_current_book(int seed)
    {
        var chance = new Random(seed);
        var tape = Tape();
        foreach (var limit in new[] { 1, 5, 20, 200 })
        {
            var previous = tape.Depth();
            var client = (Bids: ToMap(previous.Bids, limit), Asks: ToMap(previous.Asks, limit));
            for (var step = 0; step < 300; step++)
            {
                tape.PublishDepth(RandomBook(chance, previous.UpdateId + chance.Next(1, 4)), step);
                var current = tape.Depth();
                var delta = DepthDelta.Between(previous, current, limit);
                Assert.Equal((previous.UpdateId, current.UpdateId), (delta.FirstUpdateId, delta.LastUpdateId));
                Apply(client.Bids, delta.Bids);
                Apply(client.Asks, delta.Asks);
                Assert.True(client.Bids.Reverse().SequenceEqual(ToMap(current.Bids, limit).Reverse()), $"seed {seed}, step {step}: bids");
                Assert.True(client.Asks.SequenceEqual(ToMap(current.Asks, limit)), $"seed {seed}, step {step}: asks");
                Assert.True(DepthDelta.Between(current, current, limit).IsEmpty);
                previous = current;
            }
        }
    }

    private static SortedDictionary<long, long> ToMap(ImmutableArray<DepthLevel> levels, int limit) =>
        new(levels.Take(limit).ToDictionary(level => level.PriceTicks, level => level.Lots));

    // Strict: a delta says nothing that the client knows already.
    private static void Apply(SortedDictionary<long, long> side, ImmutableArray<DepthLevel> changes)
    {
        foreach (var (price, lots) in changes)
        {
            if (lots == 0)
                Assert.True(side.Remove(price));
            else
            {
                Assert.NotEqual(lots, side.GetValueOrDefault(price));
                side[price] = lots;
            }
        }
    }

    private static FakeBook RandomBook(Random chance, long updateId)
    {
        var middle = chance.Next(980, 1_020);
        var prices = Enumerable.Range(500, 1_000).Where(_ => chance.Next(4) != 0).ToList();
        var levels = prices.Select(price => new DepthLevel(price, chance.Next(1, 4))).ToList();
        if (chance.Next(20) == 0)
            levels.Clear();
        var bids = levels.Where(level => level.PriceTicks < middle).Reverse().Take(chance.Next(260)).ToList();
        return new FakeBook(updateId, bids, [.. levels.Where(level => level.PriceTicks >= middle).Take(chance.Next(260))]);
    }
}
