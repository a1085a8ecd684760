using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class NaiveDesk(int booksCount, int ordersMax) : IDesk
{
    private readonly NaiveBook[] _books = [.. Enumerable.Range(0, booksCount).Select(_ => new NaiveBook())];
    private readonly List<BookEvent> _events = [];

    public IReadOnlyList<BookEvent> Events => _events;

    public IEnumerable<RestingOrder> Resting(int book, Side side) =>
        _books[book].SideOf(side).Select(order => new RestingOrder(order.Id, order.Owner, order.Side, order.PriceTicks, order.Lots));

    public void Apply(in FlowCommand command)
    {
        _events.Clear();
        if (command.Kind == FlowKind.Place)
            Place(command);
        else if (_books[command.Book].Find(command.Order) is { } order)
            Change(command, order);
        else
            Note(BookEventKind.Refused, command.Order, 0, 0);
    }

    private void Place(FlowCommand command)
    {
        var book = _books[command.Book];
        if (_books.Sum(one => one.Count) == ordersMax)
        {
            Note(BookEventKind.Refused, command.Order, 0, 0);
            return;
        }
        var (lots, tickLots) = book.Preview(command);
        Note(BookEventKind.Previewed, command.Order, (long)tickLots, lots);
        if (
            (command.TimeInForce == TimeInForce.FillOrKill && lots < command.Lots)
            || (command.TimeInForce == TimeInForce.PostOnly && book.Crosses(command.Side, command.PriceTicks))
        )
            Note(BookEventKind.Cancelled, command.Order, 0, command.Lots);
        else
            TakeAndRest(command);
    }

    private void Change(FlowCommand command, NaiveOrder order)
    {
        var book = _books[command.Book];
        if (command.Kind == FlowKind.Shrink)
        {
            var less = Math.Min(command.Lots, order.Lots);
            order.Lots -= less;
            if (order.Lots == 0)
                book.Remove(order);
            Note(BookEventKind.Shrunk, order.Id, order.PriceTicks, less);
            return;
        }
        book.Remove(order);
        Note(BookEventKind.Cancelled, order.Id, order.PriceTicks, order.Lots);
        if (command.Kind == FlowKind.Move)
            TakeAndRest(command with { Owner = order.Owner, Side = order.Side, TimeInForce = TimeInForce.GoodTillCancel });
    }

    private void TakeAndRest(FlowCommand command)
    {
        var (left, mayRest) = _books[command.Book].Take(command, _events);
        if (left == 0)
            return;
        if (!mayRest || command.TimeInForce is TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill)
        {
            Note(BookEventKind.Cancelled, command.Order, 0, left);
            return;
        }
        var order = new NaiveOrder
        {
            Id = command.Order,
            Owner = command.Owner,
            Side = command.Side,
            PriceTicks = command.PriceTicks,
            Lots = left,
        };
        _books[command.Book].Rest(order);
        Note(BookEventKind.Rested, order.Id, order.PriceTicks, left);
    }

    private void Note(BookEventKind kind, long order, long priceTicks, long lots) =>
        _events.Add(new BookEvent(kind, order, priceTicks, lots));
}
