using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.Tests.Matching;

namespace Kontor.World.Tests.Spot;

public sealed class AllocationTests
{
    private const int UsersCount = 4;

    [Fact]
    public void Steady_traffic_with_money_allocates_nothing()
    {
        const int warmUpCount = 200_000;
        var commands = Commands(new SteadyFlow(seed: 7, ordersOpen: 650).Take(300_000));
        var world = new SpotWorld(SpotWorld.Market with { FeesIn = FeesIn.Quote });
        world.State.History.LimitHot(1_024);
        for (var user = 1; user <= UsersCount; user++)
        {
            world.User($"user {user}");
            world.Credit(user, "BTC", Int128.One << 60);
            world.Credit(user, "USDT", Int128.One << 60);
        }
        var allocations = default(Allocations);
        for (var index = 0; index < commands.Length; index++)
        {
            if (index == warmUpCount)
                allocations = Allocations.FromHere();
            commands[index].Replay(world.State, world.NowMs);
        }
        Assert.Equal(0, allocations.Bytes);
        Assert.InRange(world.Spot.OpenOrdersCount, 100, 2_000);
        Assert.True(world.State.Spot.History.Fills.NextId > 10_000);
        Assert.Empty(world.Broken());
    }

    // The orders of the flow are numbered as the exchange numbers them: from 1, in the order in which they are placed.
    private static Command[] Commands(FlowCommand[] flow) =>
        [
            .. flow.Select(command =>
            {
                var (user, key) = (1 + (command.Order % UsersCount), SpotOrderKey.Of(command.Order));
                return command.Kind switch
                {
                    FlowKind.Place => (Command)new PlaceSpotOrder(ExchangeId.BitMart, user, SpotWorld.Symbol, Request(command)),
                    FlowKind.Cancel => new CancelSpotOrder(ExchangeId.BitMart, user, SpotWorld.Symbol, key),
                    _ => new AmendSpotOrder(ExchangeId.BitMart, user, SpotWorld.Symbol, key, command.PriceTicks, command.Lots),
                };
            }),
        ];

    private static SpotOrderRequest Request(FlowCommand command) =>
        new()
        {
            Side = command.Side,
            TimeInForce = command.TimeInForce,
            PriceTicks = command.PriceTicks,
            Lots = command.Lots,
            ClientId = command.Order % 3 == 0 && ClientOrderId.TryParse($"c-{command.Order}", out var name) ? name : default,
        };
}
