using System.Runtime.InteropServices;
using Kontor.World;
using Kontor.World.Matching;

namespace Kontor.Bench.Engine;

/// <summary>
/// The traffic of a busy market, the same for everyone: of 100 commands 9 place an order that rests, 3 one that must be taken at once,
/// 6 cancel and 82 move, and about as many orders come as go. The books run along while it is made, so every command names an open order.
/// </summary>
public sealed class EngineStream
{
    public const int OwnersCount = 1_000;
    private const long MiddleTicks = 100_000;

    private readonly Chance _chance = new();
    private readonly MatchingEngine _engine;
    private readonly OpenOrders _open;
    private readonly EngineCommand[] _commands;
    private readonly int _ordersOpen;
    private readonly int _openingCount;
    private readonly long _spreadTicks;
    private int _placed;

    private EngineStream(int commandsCount, int ordersOpen, long spreadTicks)
    {
        _chance.Seed(20_261_121);
        _openingCount = ordersOpen + commandsCount / 10;
        _commands = new EngineCommand[_openingCount + commandsCount];
        (_ordersOpen, _spreadTicks) = (ordersOpen, spreadTicks);
        _open = new OpenOrders(_commands.Length);
        OrdersMax = ordersOpen * 2;
        _engine = new MatchingEngine(OrdersMax, _commands.Length) { MakerDone = maker => _open.Set(maker, isOpen: false) };
    }

    /// <summary>How many orders are ever open at once.</summary>
    public int OrdersMax { get; }

    /// <summary>How many orders are placed in all.</summary>
    public int OrdersPlaced => _placed;

    /// <summary>Fills the book and lets it come to rest, with everything grown that has to grow. It is not measured.</summary>
    public ReadOnlySpan<EngineCommand> Opening => _commands.AsSpan(0, _openingCount);

    public ReadOnlySpan<EngineCommand> Steady => _commands.AsSpan(_openingCount);

    public EngineResult Result => _engine.Result;

    /// <summary>Prices lie within so many ticks on either side of the middle; few lie far away.</summary>
    public static EngineStream Make(int commandsCount, int ordersOpen, long spreadTicks)
    {
        var stream = new EngineStream(commandsCount, ordersOpen, spreadTicks);
        for (var index = 0; index < stream._commands.Length; index++)
        {
            stream._commands[index] = index < ordersOpen ? stream.Place(isTaker: false) : stream.Next();
            stream._engine.Apply(in stream._commands[index]);
            stream._open.Set(stream._commands[index].Order, stream._engine.IsOpen(stream._commands[index].Order));
        }
        return stream;
    }

    /// <summary>Kind, order, side, price and size of every command as 32-bit numbers, for engines that are no part of this process.</summary>
    public void Write(string path)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        foreach (var command in _commands)
        {
            ReadOnlySpan<int> row =
            [
                (int)command.Kind,
                command.Order,
                (int)command.Side,
                checked((int)command.PriceTicks),
                checked((int)command.Lots),
            ];
            file.Write(MemoryMarshal.AsBytes(row));
        }
    }

    private EngineCommand Next()
    {
        var draw = Below(100);
        if (draw < 12)
            return Place(isTaker: draw >= 9);
        var order = _open[(int)Below(_open.Count)];
        var (owner, side) = (OwnerOf(order), SideOf(order));
        return draw < 18
            ? new EngineCommand(EngineCommandKind.Cancel, order, owner, side, 0, 0)
            : new EngineCommand(EngineCommandKind.Move, order, owner, side, Price(side, takes: Below(100) == 0), 1 + Below(20));
    }

    // Takers are large while the book is full and small while it is not: that keeps it as full as it should be.
    private EngineCommand Place(bool isTaker)
    {
        var (order, isFull) = (_placed++, _open.Count > _ordersOpen);
        var (owner, side) = (OwnerOf(order), SideOf(order));
        return isTaker
            ? new EngineCommand(EngineCommandKind.TakeNow, order, owner, side, Price(side, takes: true), isFull ? 40 : 1)
            : new EngineCommand(EngineCommandKind.Place, order, owner, side, Price(side, takes: false), 1 + Below(20));
    }

    private static int OwnerOf(int order) => (int)((uint)order * 2_654_435_761u % OwnersCount);

    private static Side SideOf(int order) => (Side)(order & 1);

    private long Price(Side side, bool takes)
    {
        var away = takes ? -_spreadTicks : 1 + Math.Min(Below(_spreadTicks), Below(_spreadTicks));
        return side == Side.Buy ? MiddleTicks - away : MiddleTicks + away;
    }

    private long Below(long below) => (long)_chance.Below((ulong)below);
}
