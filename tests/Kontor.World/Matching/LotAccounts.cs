namespace Kontor.World.Tests.Matching;

/// <summary>
/// The lots that every order still has to get, kept from outside: what it asks for comes in, what it gets or gives up goes out.
/// </summary>
public sealed class LotAccounts
{
    private readonly Dictionary<long, long> _open = [];

    public IEnumerable<(long Order, long Lots)> Open =>
        _open.Where(account => account.Value != 0).Select(account => (account.Key, account.Value));

    public void Note(FlowCommand command, IReadOnlyList<BookEvent> events)
    {
        if (events.Any(one => one.Kind == BookEventKind.Refused))
            return;
        if (command.Kind is FlowKind.Place or FlowKind.Move)
            Add(command.Order, command.Lots);
        foreach (var one in events)
        {
            if (one.Kind == BookEventKind.Filled)
                Add(command.Order, -one.Lots);
            if (one.Kind is BookEventKind.Filled or BookEventKind.Stopped or BookEventKind.Cancelled or BookEventKind.Shrunk)
                Add(one.Order, -one.Lots);
        }
    }

    private void Add(long order, long lots) => _open[order] = _open.GetValueOrDefault(order) + lots;
}
