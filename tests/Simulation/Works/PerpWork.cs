using System.Collections.Immutable;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.State;

namespace Kontor.Simulation.Works;

/// <summary>People hold positions in contracts, in both modes and with too much leverage, and prices elsewhere go where they like.</summary>
internal sealed class PerpWork
{
    private readonly record struct Seen(Swap Swap, long User, PerpetualOrderKey Key, Side Side);

    private readonly record struct Held(ExchangeId Exchange, long User, long Id, bool IsIsolated);

    private readonly Scene _scene;
    private readonly List<Swap> _swaps = [];
    private readonly Remembered<Seen> _orders;
    private readonly PerpOrders _forms;
    private readonly PlanWork _plans;
    private ImmutableArray<Held> _positions = [];
    private ImmutableHashSet<(ExchangeId Exchange, long User)> _hedgers = [];

    public PerpWork(Scene scene)
    {
        (_scene, _orders, _forms) = (scene, new(scene.Chance, 24), new PerpOrders(scene));
        foreach (var exchange in Scene.Exchanges)
        foreach (var code in Scene.Bases)
            _swaps.Add(new Swap(exchange, Swap.First(code), scene));
        _plans = new PlanWork(scene);
    }

    public IEnumerable<Deed> Founding()
    {
        foreach (var swap in _swaps)
        {
            yield return Deed.Of(new DefineContract(swap.Exchange, swap.Record));
            yield return Index(swap);
        }
        foreach (var exchange in Scene.Exchanges)
            for (var user = 1; user <= Scene.FoundingUsers; user++)
                yield return Deed.Of(new CreditWallet(new(exchange, user, WalletId.Contract, Scene.Quote), 300_000_000));
    }

    /// <summary>Who holds what at the moment and how, as everybody sees on his own screen.</summary>
    public async Task LookAsync(LiveWorld world) => (_positions, _hedgers) = (await world.ReadAsync(Look)).Value;

    private static (ImmutableArray<Held> Positions, ImmutableHashSet<(ExchangeId, long)> Hedgers) Look(WorldState state)
    {
        var (positions, hedgers) = (ImmutableArray.CreateBuilder<Held>(), ImmutableHashSet.CreateBuilder<(ExchangeId, long)>());
        foreach (var exchange in Scene.Exchanges)
        {
            var perpetuals = state.Perpetuals.Of(state.Ledger.Find(exchange)!);
            for (var user = 1L; user <= Scene.FoundingUsers; user++)
            {
                foreach (var view in perpetuals.PositionsOf(user))
                    positions.Add(new(exchange, user, view.Position.Id, view.Position.IsIsolated));
                if (perpetuals.PositionModeOf(user) == PositionMode.Hedge)
                    hedgers.Add((exchange, user));
            }
        }
        return (positions.ToImmutable(), hedgers.ToImmutable());
    }

    public Deed Next()
    {
        var swap = _scene.Pick([.. _swaps]);
        swap.Walk();
        return _scene.Next(100) switch
        {
            < 10 => Index(swap),
            < 48 => Place(swap),
            < 54 => PlaceBatch(swap),
            < 60 => Cancel(),
            < 62 => CancelMany(),
            < 63 => Deed.Of(new CancelAllPerpetualOrders(swap.Exchange, _scene.AnyUser(), _scene.OneIn(2) ? "" : swap.Symbol)),
            < 69 => Amend(),
            < 79 => _plans.Next(swap, Order),
            < 83 => Deed.Of(new SetLeverage(swap.Exchange, _scene.AnyUser(), swap.Symbol, new(Leverage(), Leverage(), Leverage()))),
            < 84 => Deed.Of(new SetMarginMode(swap.Exchange, _scene.AnyUser(), swap.Symbol, (MarginMode)_scene.Next(2))),
            < 85 => Deed.Of(new SetSeatTerms(swap.Exchange, _scene.AnyUser(), swap.Symbol, (MarginMode)_scene.Next(2), Leverage())),
            < 87 => Deed.Of(new SetPositionMode(_scene.AnyExchange(), _scene.AnyUser(), (PositionMode)_scene.Next(2))),
            < 91 => MoveMargin(),
            < 93 => AppendMargin(),
            < 97 => Close(swap),
            < 98 => Change(swap),
            _ => Fund(swap),
        };
    }

    private Deed Index(Swap swap) =>
        Deed.Of(new SetIndexPrice(swap.Exchange, swap.Symbol, _scene.OneIn(200) ? 0 : swap.FairTicks * swap.Record.TickUnits));

    private Deed Place(Swap swap)
    {
        var user = _scene.AnyUser();
        var order = _forms.Next(swap, _hedgers.Contains((swap.Exchange, user)));
        var symbol = _scene.OneIn(300) ? "NONE" : swap.Symbol;
        return Deed.Of(new PlacePerpetualOrder(swap.Exchange, user, symbol, order), row => Saw(swap, row));
    }

    private Deed PlaceBatch(Swap swap)
    {
        var user = _scene.AnyUser();
        var orders = ImmutableArray.CreateBuilder<PerpetualBatchOrder>();
        for (var left = _scene.OneIn(40) ? 0 : 2 + _scene.Next(4); left > 0; left--)
            orders.Add(new(swap.Symbol, _forms.Next(swap, _hedgers.Contains((swap.Exchange, user)))));
        return Deed.OfMany(new PlacePerpetualBatch(swap.Exchange, user, orders.ToImmutable()), (PerpetualOrderRow row) => Saw(swap, row));
    }

    private Deed Cancel()
    {
        var seen = Take();
        return Deed.Of(new CancelPerpetualOrder(seen.Swap.Exchange, seen.User, seen.Swap.Symbol, seen.Key));
    }

    private Deed CancelMany()
    {
        var seen = Take();
        return Deed.OfMany(new CancelPerpetualOrders(seen.Swap.Exchange, seen.User, seen.Swap.Symbol, [seen.Key, Take().Key, Take().Key]));
    }

    private Deed Amend()
    {
        var seen = Order();
        var price = _scene.OneIn(3) ? 0 : seen.Swap.Around(seen.Side, 25_000, crosses: _scene.OneIn(8));
        var lots = price != 0 && _scene.OneIn(2) ? 0 : SpotOrders.LotsUpTo(_scene, 3_000);
        return Deed.Of(new AmendPerpetualOrder(seen.Swap.Exchange, seen.User, seen.Swap.Symbol, seen.Key, price, lots));
    }

    private Deed MoveMargin()
    {
        var (exchange, user, id) = Position(isolated: true);
        return Deed.Of(new MovePositionMargin(exchange, user, id, _scene.Amount(1_000_000) * (_scene.OneIn(2) ? 1 : -1)));
    }

    private Deed AppendMargin()
    {
        var (exchange, user, id) = Position(isolated: true);
        return Deed.Of(new SetAutoAppendMargin(exchange, user, id, _scene.OneIn(2)));
    }

    private Deed Close(Swap swap)
    {
        var (exchange, user, id) = Position();
        return _scene.Next(3) switch
        {
            0 => Deed.Of(new ClosePositions(exchange, user, "", 0)),
            1 => Deed.Of(new ClosePositions(exchange, user, swap.Symbol, 0)),
            _ => Deed.Of(new ClosePositions(exchange, user, "", id)),
        };
    }

    // A contract that is taken off the list settles its positions; it comes back afterwards.
    private Deed Change(Swap swap)
    {
        var closed = _swaps.Find(each => !each.Record.IsTrading);
        swap = closed is not null && !_scene.OneIn(4) ? closed : swap;
        var next = swap.Record with
        {
            State = swap.Record.IsTrading && _scene.OneIn(3) ? (ContractState)_scene.Next(6) : ContractState.Trading,
            TakerFeePpm = _scene.Next(2_000),
            PriceBandPpm = _scene.Pick(50_000, 200_000),
            FundingIntervalMs = _scene.Pick(8, 4, 1) * 3_600_000L,
            LotsMin = _scene.OneIn(20) ? 0 : 1,
        };
        return Deed.Of(new DefineContract(swap.Exchange, next), accepted => swap.Record = accepted);
    }

    private Deed Fund(Swap swap)
    {
        var place = new AccountPlace(swap.Exchange, _scene.AnyUser(), WalletId.Spot, Scene.Quote);
        return _scene.OneIn(3)
            ? Deed.Of(new TransferBetweenWallets(place with { Wallet = WalletId.Contract }, WalletId.Spot, _scene.Amount(20_000_000)))
            : Deed.Of(new TransferBetweenWallets(place, WalletId.Contract, _scene.Amount(100_000_000)));
    }

    private int Leverage() => _scene.OneIn(30) ? 500 : _scene.Pick(0, 5, 20, 50, 50);

    private void Saw(Swap swap, in PerpetualOrderRow row)
    {
        if (row.IsOpen)
            _orders.Add(
                new(
                    swap,
                    row.User,
                    row.ClientId.IsEmpty || _scene.OneIn(2) ? PerpetualOrderKey.Of(row.Id) : PerpetualOrderKey.Of(row.ClientId),
                    row.Side
                )
            );
    }

    private (ExchangeId Exchange, long User, long Id) Position(bool isolated = false)
    {
        var held = _positions.Where(position => !isolated || position.IsIsolated).ToArray();
        if (held.Length == 0 || _scene.OneIn(40))
            return (_scene.AnyExchange(), _scene.AnyUser(), _scene.Next(1_000));
        var chosen = _scene.Pick(held);
        return (chosen.Exchange, chosen.User, chosen.Id);
    }

    private Seen Take() => _orders.TryTake(out var seen) ? seen : Unknown();

    private (Swap Swap, long User, PerpetualOrderKey Key, Side Side) Order()
    {
        var seen = _orders.TryPick(out var found) ? found : Unknown();
        return (seen.Swap, seen.User, seen.Key, seen.Side);
    }

    private Seen Unknown() => new(_swaps[0], _scene.AnyUser(), PerpetualOrderKey.Of(_scene.Next(100_000)), Side.Buy);
}
