using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;

namespace Kontor.World.Tests.Perpetuals.Plans;

public sealed class CancelAllAfterTests
{
    private readonly PerpetualWorld _world = new();

    public CancelAllAfterTests()
    {
        _world.Credit("ann", 10_000);
        _world.Bid("ann", Btc, 90, 1);
        _world.Bid("ann", Btc, 91, 1);
        _world.Bid("ann", Eth, 90, 1);
    }

    [Fact]
    public void A_user_who_falls_silent_has_nothing_open_any_more()
    {
        Assert.Equal(_world.NowMs + 10_000, Set(10_000));
        _world.Advance(9_999);
        Assert.Equal(2, _world.At(Btc).Book.Count);
        _world.Advance(1);

        Assert.Equal(0, _world.At(Btc).Book.Count);
        Assert.Equal(1, _world.At(Eth).Book.Count);
        Assert.All(_world.Ended("ann"), order => Assert.Equal(PerpetualEnd.CancelAllAfter, order.End));
        _world.MustBeSound();
    }

    [Fact]
    public void Whoever_says_it_again_is_waited_for_again()
    {
        Set(10_000);
        _world.Advance(6_000);
        Set(10_000);
        _world.Advance(6_000);
        Assert.Equal(2, _world.At(Btc).Book.Count);
        _world.MustBeSound();
        _world.Advance(4_000);
        Assert.Equal(0, _world.At(Btc).Book.Count);
        _world.MustBeSound();
    }

    [Fact]
    public void Zero_takes_it_back()
    {
        Set(10_000);
        Assert.Equal(0, Set(0));
        _world.Advance(100_000);
        Assert.Equal(2, _world.At(Btc).Book.Count);
    }

    [Fact]
    public void A_wait_that_is_shorter_than_the_one_before_counts()
    {
        Set(60_000);
        Set(5_000);
        _world.Advance(5_000);
        Assert.Equal(0, _world.At(Btc).Book.Count);
        _world.Advance(60_000);
        _world.MustBeSound();
    }

    [Fact]
    public void A_million_words_of_life_take_no_more_room_than_one()
    {
        Set(10_000);
        var room = _world.State.Schedule.Room;
        for (var count = 0; count < 1_000; count++)
            Set(10_000 + count);
        Assert.Equal(room, _world.State.Schedule.Room);
    }

    [Theory, InlineData(-1), InlineData(999), InlineData(86_400_001)]
    public void A_wait_that_makes_no_sense_is_refused(long timeoutMs) =>
        Assert.Equal(Reject.TimeoutOutOfRange, _world.RejectOf(new CancelAllAfter(ExchangeId.Weex, _world.User("ann"), Btc, timeoutMs)));

    private long Set(long timeoutMs) => _world.Ok(new CancelAllAfter(ExchangeId.Weex, _world.User("ann"), Btc, timeoutMs));
}
