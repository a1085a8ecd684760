using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>
/// The traffic of a busy market: of 100 commands 9 place an order that rests, 3 one that must be taken at once, 6 cancel and 82 move, and
/// about as many orders come as go. A desk runs along while it is made, so that every command names an order that is open.
/// </summary>
public sealed class SteadyFlow
{
    private const long MiddleTicks = 10_000;
    private const int SpreadTicks = 400;

    private readonly Chance _chance = new();
    private readonly int _ordersOpen;
    private readonly List<long> _open = [];
    private readonly Dictionary<long, int> _places = [];
    private long _placed;

    public SteadyFlow(ulong seed, int ordersOpen)
    {
        _chance.Seed(seed);
        _ordersOpen = ordersOpen;
        Desk = new Desk(booksCount: 1, ordersMax: ordersOpen * 4);
    }

    public Desk Desk { get; }

    public FlowCommand[] Take(int commandsCount)
    {
        var commands = new FlowCommand[commandsCount];
        for (var index = 0; index < commandsCount; index++)
        {
            commands[index] = Next();
            Desk.Apply(in commands[index]);
            foreach (var one in Desk.Events)
                Follow(one.Order);
        }
        return commands;
    }

    private FlowCommand Next()
    {
        var draw = _open.Count < _ordersOpen / 2 ? 0 : Below(100);
        if (draw < 12)
            return Place(isTaken: draw >= 9);
        var order = _open[(int)Below(_open.Count)];
        return draw < 18
            ? new FlowCommand(FlowKind.Cancel, 0, order)
            : new FlowCommand(FlowKind.Move, 0, order) { PriceTicks = Price(order, isTaken: Below(100) == 0), Lots = 1 + Below(20) };
    }

    // Takers are large while the book is full and small while it is not: that keeps it as full as it should be.
    private FlowCommand Place(bool isTaken) =>
        new(FlowKind.Place, 0, ++_placed)
        {
            Owner = Below(1_000),
            Side = SideOf(_placed),
            TimeInForce = isTaken ? TimeInForce.ImmediateOrCancel : TimeInForce.GoodTillCancel,
            PriceTicks = Price(_placed, isTaken),
            Lots = isTaken && _open.Count > _ordersOpen ? 40 : 1 + Below(20),
        };

    private static Side SideOf(long order) => (Side)(order % 2);

    private long Price(long order, bool isTaken)
    {
        var away = isTaken ? -SpreadTicks : 1 + Below(SpreadTicks);
        return SideOf(order) == Side.Buy ? MiddleTicks - away : MiddleTicks + away;
    }

    private void Follow(long order)
    {
        var isOpen = Desk.Contains(order);
        if (isOpen == _places.TryGetValue(order, out var place))
            return;
        if (isOpen)
        {
            _places[order] = _open.Count;
            _open.Add(order);
            return;
        }
        _places[_open[^1]] = place;
        _places.Remove(order);
        _open[place] = _open[^1];
        _open.RemoveAt(_open.Count - 1);
    }

    private long Below(long below) => (long)_chance.Below((ulong)below);
}
