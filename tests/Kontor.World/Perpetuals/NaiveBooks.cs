using System.Numerics;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>One thing that changes positions or wallets, in the order in which it happened.</summary>
public abstract record NaiveEntry(long User)
{
    public sealed record Filled(PerpetualFillRow Fill, int Leverage) : NaiveEntry(Fill.User);

    public sealed record Moved(long User, int Contract, PositionSide Side, BigInteger Amount) : NaiveEntry(User);

    public sealed record Leveraged(long User, int Contract, LeverageChange Change, MarginMode Mode) : NaiveEntry(User);

    public sealed record Paid(long User, BigInteger Amount) : NaiveEntry(User);
}

/// <summary>All positions and wallets, worked out from nothing but the list of what happened.</summary>
public sealed class NaiveBooks
{
    private readonly Dictionary<(long User, int Contract, PositionSide Side), NaivePosition> _positions = [];
    private readonly Dictionary<long, BigInteger> _money = [];
    private readonly PerpetualWorld _world;

    public NaiveBooks(PerpetualWorld world, IEnumerable<NaiveEntry> entries)
    {
        _world = world;
        foreach (var entry in entries)
            Read(entry);
    }

    public IEnumerable<NaivePosition> Positions => _positions.Values.Where(position => position.Lots > 0);

    /// <summary>Everything in a wallet, less what is owed.</summary>
    public BigInteger MoneyOf(long user) => _money.GetValueOrDefault(user);

    public string Say()
    {
        var lines = Positions
            .OrderBy(position => (position.User, position.Contract, position.Side))
            .Select(position =>
                $"{position.User} {position.Contract} {position.Side} {position.Lots}@{position.Entry} {position.Mode} {position.Margin}"
            );
        return string.Join(
            '\n',
            lines.Concat(_money.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value} {FreeOf(pair.Key)}"))
        );
    }

    /// <summary>The same of the fast exchange, in the same words.</summary>
    public static string Say(PerpetualWorld world)
    {
        var lines = world
            .Perpetuals.Positions.SlotsById()
            .Select(slot => world.Perpetuals.Positions[slot])
            .OrderBy(row => (row.User, row.Contract, row.Side))
            .Select(row => $"{row.User} {row.Contract} {row.Side} {row.Lots}@{row.EntryValue} {row.MarginMode} {row.IsolatedMargin}");
        var wallets = Enumerable
            .Range(1, PerpetualFlow.UsersMax)
            .Select(user =>
            {
                var total = world.Ledger.BalanceOf(user, WalletId.Contract, "USDT").Total;
                var view = world.Perpetuals.AccountViewOf(user, world.Usdt);
                return $"{user}: {total - view.Debt} {view.Free}";
            });
        return string.Join('\n', lines.Concat(wallets));
    }

    // Money, less what isolated positions have, less what orders hold and positions need, with all profits that stand.
    private BigInteger FreeOf(long user)
    {
        var free = MoneyOf(user) - HoldsOf(user);
        foreach (var position in Positions.Where(position => position.User == user))
        {
            var contract = _world.Perpetuals.At(position.Contract);
            free -= position.Mode == MarginMode.Isolated ? position.Margin : position.InitialMargin;
            if (position.Mode == MarginMode.Cross)
                free += position.UnrealizedAt(contract.ValuationUnits, contract.ValuePerTickLot, contract.Record.TickUnits);
        }
        return free;
    }

    // Orders that close hold nothing; in one-way mode those on the other side of a position close as much of it as nobody else does.
    private BigInteger HoldsOf(long user)
    {
        var holds = BigInteger.Zero;
        foreach (var order in _world.Perpetuals.OpenOrders(new PerpetualQuery(_world.Ledger.Index, user) { Max = int.MaxValue }))
        {
            var value = (BigInteger)order.PriceTicks * _world.Perpetuals.At(order.Contract).ValuePerTickLot;
            var perLot = NaivePosition.CeilingOf(value, order.Leverage) + NaivePosition.CeilingOf(value * order.TakerFeePpm, 1_000_000);
            holds += perLot * order.LotsOpening;
        }
        return holds;
    }

    private void Read(NaiveEntry entry)
    {
        switch (entry)
        {
            case NaiveEntry.Paid paid:
                _money[paid.User] = MoneyOf(paid.User) + paid.Amount;
                break;
            case NaiveEntry.Moved moved:
                _positions[(moved.User, moved.Contract, moved.Side)].Move(moved.Amount);
                break;
            case NaiveEntry.Leveraged leveraged:
                foreach (var side in Enum.GetValues<PositionSide>())
                {
                    var leverage = leveraged.Change.Of(leveraged.Mode, side);
                    if (leverage > 0 && _positions.TryGetValue((leveraged.User, leveraged.Contract, side), out var position))
                        position.SetLeverage(leverage);
                }
                break;
            case NaiveEntry.Filled filled:
                Read(filled.Fill, filled.Leverage);
                break;
            default:
                throw new InvalidOperationException($"{entry}");
        }
    }

    private void Read(in PerpetualFillRow fill, int leverage)
    {
        var contract = _world.Perpetuals.At(fill.Contract);
        var valueOfLot = (BigInteger)fill.PriceTicks * contract.ValuePerTickLot;
        var ppm = fill.IsMaker != 0 ? contract.Record.MakerFeePpm : contract.Record.TakerFeePpm;
        var fee = NaivePosition.CeilingOf(valueOfLot * fill.Lots * ppm, 1_000_000);
        var (opens, closes) = fill.Side == Side.Buy ? (PositionSide.Long, PositionSide.Short) : (PositionSide.Short, PositionSide.Long);
        var mayClose = fill.Action is not (OrderAction.OpenLong or OrderAction.OpenShort);
        var closing = 0L;
        var pnl = BigInteger.Zero;
        if (mayClose && _positions.TryGetValue((fill.User, fill.Contract, closes), out var closed) && closed.Lots > 0)
        {
            closing = Math.Min(fill.Lots, closed.Lots);
            pnl = closed.Close(closing, valueOfLot * closing, closing == fill.Lots ? fee : fee * closing / fill.Lots);
        }
        if (closing < fill.Lots)
            OpenOf(fill, opens).Open(fill.Lots - closing, valueOfLot * (fill.Lots - closing), leverage);
        Assert.Equal((fee, pnl, closing), ((BigInteger)fill.Fee, (BigInteger)fill.RealizedPnl, fill.LotsClosed));
        _money[fill.User] = MoneyOf(fill.User) + pnl - fee;
    }

    private NaivePosition OpenOf(in PerpetualFillRow fill, PositionSide side)
    {
        if (!_positions.TryGetValue((fill.User, fill.Contract, side), out var position) || position.Lots == 0)
            position = _positions[(fill.User, fill.Contract, side)] = new NaivePosition(fill.User, fill.Contract, side, fill.MarginMode);
        return position;
    }
}
