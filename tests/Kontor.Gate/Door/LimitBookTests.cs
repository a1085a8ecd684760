using Kontor.Gate.Limits;

namespace Kontor.Gate.Tests.Door;

public sealed class LimitBookTests
{
    [Theory]
    [InlineData(1, 6_000)]
    [InlineData(10, 60_000)]
    [InlineData(1_000_000, int.MaxValue)]
    public async Task A_factor_widens_a_limit_as_far_as_can_be_counted(int factor, int limit)
    {
        await using var house = await House.OpenAsync(new GateOptions { LimitsFactor = factor });
        var call = new Call();
        var route = HouseDialect.Account(Access.Public) with { Limits = [new LimitRule("house", 6_000, 60_000, LimitSubject.Ip)] };
        House.Begin(
            call,
            new HouseDialect("house", new Profile(), route),
            "GET",
            HouseDialect.Target,
            House.Sign("GET", HouseDialect.Target)
        );
        Assert.True(house.Gate.Limits.TryTake(call));
        Assert.Equal((limit, 1), (call.Reading.Limit, call.Reading.Used));
    }

    [Theory]
    [InlineData("::1")]
    [InlineData("203.0.113.9")]
    [InlineData("ff02::1")]
    [InlineData("ffff::1")]
    public void A_user_never_shares_a_window_with_an_address(string address) =>
        Assert.NotEqual(Subject.OfUser(1), Subject.Of(Gate.Origin.IpKey.Parse(address)));
}
