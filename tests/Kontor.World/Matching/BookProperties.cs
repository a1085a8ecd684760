using Kontor.World.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Matching;

/// <summary>What holds after any commands whatsoever. When something does not, the shortest commands that show it are printed.</summary>
public sealed class BookProperties(ITestOutputHelper output)
{
    private const int SessionsCount = 300;

    [Fact]
    public void The_book_is_never_crossed_and_always_adds_up() =>
        HoldAfterEachCommand(() =>
        {
            return (desk, _) => desk.Check().Count == 0;
        });

    [Fact]
    public void No_order_is_lost_and_none_is_there_twice() =>
        HoldAfterEachCommand(() =>
        {
            var accounts = new LotAccounts();
            return (desk, command) =>
            {
                accounts.Note(command, desk.Events);
                return AllResting(desk).Select(order => order.Id).Order().SequenceEqual(accounts.Open.Select(open => open.Order).Order());
            };
        });

    [Fact]
    public void Every_lot_is_filled_or_cancelled_or_still_open() =>
        HoldAfterEachCommand(() =>
        {
            var accounts = new LotAccounts();
            return (desk, command) =>
            {
                accounts.Note(command, desk.Events);
                return AllResting(desk).Select(order => (order.Id, order.Lots)).Order().SequenceEqual(accounts.Open.Order());
            };
        });

    [Fact]
    public void Nobody_is_taken_while_somebody_is_ahead_of_him() =>
        HoldAfterEachCommand(() =>
        {
            var arrivals = new ArrivalRecord();
            return (desk, command) => arrivals.Follow(command, desk.Events);
        });

    private void HoldAfterEachCommand(Func<Func<Desk, FlowCommand, bool>> newProperty) =>
        Sessions.Hold(
            Seeds.TakeLong(1, output)[0],
            SessionsCount,
            commands =>
            {
                var (desk, holds) = (new Desk(booksCount: 1, ordersMax: 30), newProperty());
                return Array.TrueForAll(
                    commands,
                    command =>
                    {
                        desk.Apply(in command);
                        return holds(desk, command);
                    }
                );
            }
        );

    private static IEnumerable<RestingOrder> AllResting(Desk desk) => desk.Resting(0, Side.Buy).Concat(desk.Resting(0, Side.Sell));
}
