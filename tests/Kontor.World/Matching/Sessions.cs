using FsCheck;
using FsCheck.Fluent;
using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>
/// Commands as FsCheck makes them up and makes them fewer. There are few prices, few owners and small sizes: the less there is to choose
/// from, the more often things meet.
/// </summary>
public static class Sessions
{
    private const int CommandsMax = 250;

    /// <summary>An order is picked from those placed so far, so that a session still makes sense when commands are left out of it.</summary>
    private readonly record struct Wish(FlowCommand Command, int Pick);

    public static void Hold(ulong seed, int sessionsCount, Func<FlowCommand[], bool> property)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(sessionsCount).WithReplay(seed, (seed << 1) | 1);
        var sessions = Arb.From(Wishes(), Fewer);
        Prop.ForAll(sessions, wishes => property(Commands(wishes))).Check(config);
    }

    private static Gen<Wish[]> Wishes()
    {
        var wish =
            from kind in Gen.Frequency<FlowKind>(
                (6, Gen.Constant(FlowKind.Place)),
                (1, Gen.Constant(FlowKind.Cancel)),
                (2, Gen.Constant(FlowKind.Move)),
                (1, Gen.Constant(FlowKind.Shrink))
            )
            from pick in Gen.Choose(0, 1_000)
            from owner in Gen.Choose(1, 3)
            from side in Gen.Choose(0, 1)
            from timeInForce in Gen.Frequency<int>((4, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
            from rule in Gen.Choose(0, 3)
            from priceTicks in Gen.Choose(0, 8)
            from lots in Gen.Choose(1, 9)
            from means in Gen.Frequency<int>((4, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
            select new Wish(
                new FlowCommand(kind, 0, 0)
                {
                    Owner = owner,
                    Side = (Side)side,
                    TimeInForce = (TimeInForce)timeInForce,
                    Rule = (SelfTradeRule)rule,
                    PriceTicks = priceTicks,
                    Lots = lots,
                    MeansTickLots = means,
                },
                pick
            );
        return Gen.Choose(1, CommandsMax).SelectMany(count => wish.ArrayOf(count));
    }

    // Large pieces first: a session of hundreds comes down to the few commands that matter in a few steps.
    private static IEnumerable<Wish[]> Fewer(Wish[] wishes)
    {
        for (var length = wishes.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= wishes.Length; start += length)
                yield return [.. wishes[..start], .. wishes[(start + length)..]];
        }
    }

    private static FlowCommand[] Commands(Wish[] wishes)
    {
        var placed = 0;
        return
        [
            .. wishes.Select(wish =>
                wish.Command with
                {
                    Order = wish.Command.Kind == FlowKind.Place ? ++placed : 1 + wish.Pick % Math.Max(placed, 1),
                }
            ),
        ];
    }
}
