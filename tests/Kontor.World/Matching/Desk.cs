using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>The desk that uses the real books: one pool for all of them, slots rented and returned as an exchange does it.</summary>
public sealed class Desk : IDesk
{
    private readonly OrderBook[] _books;
    private readonly List<BookEvent> _events = new(1024);
    private readonly Dictionary<long, (int Book, int Slot)> _slots;
    private Int128 _means;

    public Desk(int booksCount, int ordersMax)
    {
        Pool = new OrderPool(ordersMax);
        _books = [.. Enumerable.Range(0, booksCount).Select(_ => new OrderBook(Pool))];
        _slots = new Dictionary<long, (int, int)>(ordersMax);
    }

    public OrderPool Pool { get; }

    public IReadOnlyList<OrderBook> Books => _books;

    public IReadOnlyList<BookEvent> Events => _events;

    public IEnumerable<RestingOrder> Resting(int book, Side side)
    {
        for (var slot = _books[book].BestOf(side); slot != OrderPool.None; slot = _books[book].After(slot))
            yield return new RestingOrder(Pool[slot].Id, Pool[slot].Owner, Pool[slot].Side, Pool[slot].PriceTicks, Pool[slot].Lots);
    }

    public bool Contains(long order) => _slots.ContainsKey(order);

    public List<string> Check()
    {
        List<string> broken = [];
        for (var book = 0; book < _books.Length; book++)
            _books[book].Check($"book {book}", broken);
        if (Pool.Count != _books.Sum(book => book.Count) || Pool.Count != _slots.Count)
            broken.Add($"{Pool.Count} slots are rented, {_slots.Count} orders are known, {_books.Sum(book => book.Count)} rest");
        return broken;
    }

    public void Apply(in FlowCommand command)
    {
        _events.Clear();
        if (command.Kind == FlowKind.Place)
            Place(in command);
        else if (_slots.TryGetValue(command.Order, out var place) && place.Book == command.Book)
            Change(in command, place.Slot);
        else
            Note(BookEventKind.Refused, command.Order, 0, 0);
    }

    private void Place(in FlowCommand command)
    {
        var slot = Pool.Rent();
        if (slot == OrderPool.None)
        {
            Note(BookEventKind.Refused, command.Order, 0, 0);
            return;
        }
        ref var order = ref Pool[slot];
        order.Id = command.Order;
        order.Owner = command.Owner;
        order.Side = command.Side;
        _slots.Add(command.Order, (command.Book, slot));
        var book = _books[command.Book];
        var taker = TakerOf(in command, in order);
        var (lots, tickLots) = Matcher.Preview(book, in taker);
        Note(BookEventKind.Previewed, command.Order, (long)tickLots, lots);
        if (command.TimeInForce == TimeInForce.FillOrKill && lots < command.Lots)
            Cancel(slot, command.Lots);
        else if (command.TimeInForce == TimeInForce.PostOnly && Crosses(book, in command))
            Cancel(slot, command.Lots);
        else
            TakeAndRest(in command, slot, taker);
    }

    private void Change(in FlowCommand command, int slot)
    {
        var book = _books[command.Book];
        ref var order = ref Pool[slot];
        if (command.Kind == FlowKind.Shrink)
        {
            var less = Math.Min(command.Lots, order.Lots);
            Note(BookEventKind.Shrunk, order.Id, order.PriceTicks, less);
            book.Take(slot, less);
            if (order.Lots == 0)
                Close(slot);
            return;
        }
        book.Remove(slot);
        Note(BookEventKind.Cancelled, order.Id, order.PriceTicks, order.Lots);
        if (command.Kind == FlowKind.Cancel)
            Close(slot);
        else
            TakeAndRest(in command, slot, TakerOf(in command, in order));
    }

    private void TakeAndRest(in FlowCommand command, int slot, Taker taker)
    {
        var book = _books[command.Book];
        _means = command.MeansTickLots == 0 ? Int128.MaxValue : command.MeansTickLots;
        Matcher.Take(book, ref taker, new Settling(this));
        var rests = command.TimeInForce is TimeInForce.GoodTillCancel or TimeInForce.PostOnly || command.Kind == FlowKind.Move;
        if (taker.MayRest && rests && book.CanRest(taker.Side, command.PriceTicks))
        {
            Pool[slot].PriceTicks = command.PriceTicks;
            Pool[slot].Lots = taker.Lots;
            book.Rest(slot);
            Note(BookEventKind.Rested, command.Order, command.PriceTicks, taker.Lots);
        }
        else if (taker.Lots > 0)
            Cancel(slot, taker.Lots);
        else
            Close(slot);
    }

    private void Cancel(int slot, long lots)
    {
        Note(BookEventKind.Cancelled, Pool[slot].Id, 0, lots);
        Close(slot);
    }

    private void Close(int slot)
    {
        _slots.Remove(Pool[slot].Id);
        Pool.Return(slot);
    }

    private static Taker TakerOf(in FlowCommand command, in BookOrder order) =>
        new()
        {
            Side = order.Side,
            Owner = order.Owner,
            LimitTicks = command.PriceTicks,
            Lots = command.Lots,
            Rule = command.Rule,
        };

    private static bool Crosses(OrderBook book, in FlowCommand command) =>
        book.TryBestPrice(command.Side.Opposite(), out var priceTicks)
        && (command.PriceTicks == 0 || command.Side.Takes(command.PriceTicks, priceTicks));

    private void Note(BookEventKind kind, long order, long priceTicks, long lots) =>
        _events.Add(new BookEvent(kind, order, priceTicks, lots));

    private readonly struct Settling(Desk desk) : IFillHandler
    {
        public long Affordable(long priceTicks, long lots) => (long)Int128.Min(lots, desk._means / priceTicks);

        public void Filled(int makerSlot, long priceTicks, long lots)
        {
            desk._means -= (Int128)priceTicks * lots;
            desk.Note(BookEventKind.Filled, desk.Pool[makerSlot].Id, priceTicks, lots);
            if (desk.Pool[makerSlot].Lots == 0)
                desk.Close(makerSlot);
        }

        public void Stopped(int makerSlot)
        {
            ref var maker = ref desk.Pool[makerSlot];
            desk.Note(BookEventKind.Stopped, maker.Id, maker.PriceTicks, maker.Lots);
            desk.Close(makerSlot);
        }
    }
}
