using Kontor.World.Credits;

namespace Kontor.World.Tests.Credits;

public sealed class CreditsTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync() => _ada = (await _world.User("Ada")).Number;

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_price_equal_to_the_balance_is_paid_and_one_more_is_not()
    {
        Assert.Equal(10, await _world.Ok(new TopUp(_ada, 10, "welcome")));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new Spend(_ada, 11, "r1", "/a")));
        Assert.Equal(10, _world.Credits.BalanceOf(_ada));
        Assert.Equal(0, await _world.Ok(new Spend(_ada, 10, "r2", "/a")));
        Assert.Equal(0, _world.Credits.BalanceOf(_ada));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new Spend(_ada, 1, "r3", "/a")));
    }

    [Fact]
    public async Task The_statement_explains_every_change_by_its_request()
    {
        await _world.Ok(new TopUp(_ada, 10, "welcome"));
        await _world.Ok(new Spend(_ada, 3, "r1", "/a"));
        await _world.RejectOf(new Spend(_ada, 100, "r2", "/b"));
        await _world.Ok(new Spend(_ada, 2, "r3", "/c"));
        var lines = await _world.Ask(state => state.Credits.StatementOf(_ada, 10));
        Assert.Equal(
            [("r3", "/c", -2L, 5L), ("r1", "/a", -3L, 7L), ("", "welcome", 10L, 10L)],
            lines.Select(line => (line.RequestId, line.Text, line.Delta, line.BalanceAfter))
        );
    }

    [Fact]
    public async Task Strangers_nothing_and_too_much_are_refused()
    {
        Assert.Equal(Reject.UnknownUser, await _world.RejectOf(new TopUp(9, 1, "")));
        Assert.Equal(Reject.UnknownUser, await _world.RejectOf(new Spend(9, 1, "r", "/")));
        Assert.Equal(Reject.NotPositive, await _world.RejectOf(new TopUp(_ada, 0, "")));
        Assert.Equal(Reject.NotPositive, await _world.RejectOf(new Spend(_ada, -1, "r", "/")));
        await _world.Ok(new TopUp(_ada, long.MaxValue, ""));
        Assert.Equal(Reject.Overflow, await _world.RejectOf(new TopUp(_ada, 1, "")));
        Assert.Equal(0, _world.Credits.BalanceOf(long.MaxValue));
        Assert.Equal(0, _world.Credits.BalanceOf(0));
    }

    [Fact]
    public async Task Sixty_four_callers_never_overspend_the_last_credits()
    {
        await _world.Ok(new TopUp(_ada, 100, ""));
        var callers = Enumerable
            .Range(0, 64)
            .Select(caller => Task.Run(async () => await _world.Do(new Spend(_ada, 7, $"r{caller}", "/race"))))
            .ToArray();
        var answers = await Task.WhenAll(callers);
        Assert.Equal(14, answers.Count(answer => answer.IsOk));
        Assert.All(answers.Where(answer => !answer.IsOk), answer => Assert.Equal(Reject.NotEnough, answer.Reject));
        Assert.Equal(
            Enumerable.Range(0, 14).Select(left => 2L + 7 * left),
            answers.Where(answer => answer.IsOk).Select(answer => answer.Value).Order()
        );
        Assert.Equal(2, _world.Credits.BalanceOf(_ada));
    }
}
