using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>
/// What a crowd of clients could send: every kind of order, every rule, orders that are long gone, owners that meet themselves. Some seeds
/// crowd a few prices, some spread over all that a book can hold, and some do both.
/// </summary>
public sealed class OrderFlow
{
    private const int OwnersCount = 6;

    private readonly Chance _chance = new();
    private readonly int _booksCount;
    private readonly ulong _spreadTicks;
    private readonly long _middleTicks;
    private readonly List<long> _known = [];
    private long _placed;
    private int _drawn;

    public OrderFlow(ulong seed, int booksCount)
    {
        _booksCount = booksCount;
        _chance.Seed(seed);
        _spreadTicks = Below(3) switch
        {
            0 => 12,
            1 => 200,
            _ => 1UL << 38,
        };
        _middleTicks = (long)_spreadTicks + 1 + (Below(4) == 0 ? OrderBook.PriceTicksMax / 2 : 0);
    }

    public FlowCommand Next()
    {
        var draw = Below(100);
        var rule = (SelfTradeRule)Below(4);
        if (draw < 45 || _known.Count == 0)
            return Place(rule);
        _drawn = (int)Below((ulong)_known.Count);
        var order = _known[_drawn];
        var command = new FlowCommand(FlowKind.Cancel, BookOf(order), order);
        return draw switch
        {
            < 62 => command,
            < 85 => command with { Kind = FlowKind.Move, Rule = rule, PriceTicks = Price(), Lots = Lots() },
            _ => command with { Kind = FlowKind.Shrink, Lots = 1 + (long)Below(3) },
        };
    }

    /// <summary>Clients know which of their orders rest, and find out about the others by asking for something that is refused.</summary>
    public void Learn(in FlowCommand command, IReadOnlyList<BookEvent> events)
    {
        foreach (var one in events)
        {
            if (one.Kind == BookEventKind.Rested && command.Kind == FlowKind.Place)
                _known.Add(one.Order);
            else if (one.Kind == BookEventKind.Refused && command.Kind != FlowKind.Place)
            {
                _known[_drawn] = _known[^1];
                _known.RemoveAt(_known.Count - 1);
            }
        }
    }

    private FlowCommand Place(SelfTradeRule rule)
    {
        var order = ++_placed;
        var timeInForce = (TimeInForce)Math.Max(0, (int)Below(9) - 5);
        var isMarket = timeInForce == TimeInForce.ImmediateOrCancel && Below(2) == 0;
        return new FlowCommand(FlowKind.Place, BookOf(order), order)
        {
            Owner = (long)Below(OwnersCount),
            Side = (Side)Below(2),
            TimeInForce = timeInForce,
            Rule = rule,
            PriceTicks = isMarket ? 0 : Price(),
            Lots = Lots(),
            MeansTickLots = Below(8) == 0 ? (long)Below((ulong)_middleTicks * 10) + 1 : 0,
        };
    }

    private int BookOf(long order) => (int)(order % _booksCount);

    private long Price() => _middleTicks + (long)Below(_spreadTicks) - (long)(_spreadTicks / 2);

    // Mostly small ones, so that orders are used up, and sometimes one that eats through everything.
    private long Lots() => 1 + (long)Below(Below(50) == 0 ? 500UL : 12UL);

    private ulong Below(ulong below) => _chance.Below(below);
}
