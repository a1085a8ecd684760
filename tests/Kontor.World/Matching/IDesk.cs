using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>An order that rests, as anybody may see it.</summary>
public readonly record struct RestingOrder(long Id, long Owner, Side Side, long PriceTicks, long Lots);

/// <summary>A small exchange with some books: it takes commands and says what came of them. There is a fast one and a naive one.</summary>
public interface IDesk
{
    /// <summary>What came of the last command.</summary>
    IReadOnlyList<BookEvent> Events { get; }

    void Apply(in FlowCommand command);

    /// <summary>Everything that rests on one side of one book, in the order in which it is taken.</summary>
    IEnumerable<RestingOrder> Resting(int book, Side side);
}
