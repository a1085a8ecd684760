using System.Collections.Immutable;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Simulation.Works;

/// <summary>People trade: with every kind of order, in their spot wallets and with borrowed money, and change their minds.</summary>
internal sealed class SpotWork(Scene scene, Pits pits)
{
    private readonly record struct Seen(ExchangeId Exchange, long User, string Symbol, SpotOrderKey Key, Side Side);

    private readonly Remembered<Seen> _orders = new(scene.Chance, 24);
    private readonly Remembered<Seen> _triggers = new(scene.Chance, 24);
    private readonly SpotOrders _forms = new(scene);

    public Deed Next()
    {
        var pit = pits.Any();
        pit.Walk();
        return scene.Next(100) switch
        {
            < 50 => Place(pit),
            < 57 => PlaceBatch(pit),
            < 68 => Cancel(),
            < 71 => CancelMany(),
            < 73 => CancelAll(),
            < 83 => Amend(pit),
            < 94 => PlaceTrigger(pit),
            < 98 => CancelTrigger(),
            _ => CancelAllTriggers(),
        };
    }

    private Deed Place(Pit pit)
    {
        var user = scene.AnyUser();
        var symbol = scene.OneIn(300) ? "NONE_USDT" : pit.Symbol;
        return Deed.Of(new PlaceSpotOrder(pit.Exchange, user, symbol, _forms.Next(pit)), row => Saw(pit, row));
    }

    private Deed PlaceBatch(Pit pit)
    {
        var orders = ImmutableArray.CreateBuilder<SpotOrderRequest>();
        for (var left = scene.OneIn(40) ? 0 : 2 + scene.Next(5); left > 0; left--)
            orders.Add(_forms.Next(pit));
        return Deed.OfMany(
            new PlaceSpotBatch(pit.Exchange, scene.AnyUser(), pit.Symbol, orders.ToImmutable()),
            (SpotOrderRow row) => Saw(pit, row)
        );
    }

    private Deed Cancel()
    {
        var seen = Take(_orders);
        return Deed.Of(new CancelSpotOrder(seen.Exchange, seen.User, SymbolOrNone(seen), seen.Key));
    }

    private Deed CancelMany()
    {
        var first = Take(_orders);
        var keys = ImmutableArray.Create(first.Key);
        for (var left = scene.Next(4); left > 0; left--)
            keys = keys.Add(Take(_orders).Key);
        return Deed.OfMany(new CancelSpotOrders(first.Exchange, first.User, SymbolOrNone(first), keys));
    }

    private Deed CancelAll()
    {
        var seen = Take(_orders);
        Side? side = scene.OneIn(2) ? null : seen.Side;
        return Deed.Of(new CancelAllSpotOrders(seen.Exchange, seen.User, SymbolOrNone(seen), side));
    }

    private Deed Amend(Pit pit)
    {
        var seen = _orders.TryPick(out var found) ? found : Unknown();
        pit = pits.Find(seen.Exchange, seen.Symbol) ?? pit;
        var price = scene.OneIn(3) ? 0 : pit.Around(seen.Side, 30_000, crosses: scene.OneIn(8));
        var lots = price != 0 && scene.OneIn(2) ? 0 : SpotOrders.LotsUpTo(scene, 3_000);
        return Deed.Of(new AmendSpotOrder(seen.Exchange, seen.User, SymbolOrNone(seen), seen.Key, price, lots));
    }

    private Deed PlaceTrigger(Pit pit)
    {
        var order = _forms.Next(pit);
        var ticks = pit.Around(scene.Pick(Side.Buy, Side.Sell), 60_000);
        var kind = scene.Pick(SpotTriggerKind.Trigger, SpotTriggerKind.TakeProfitStopLoss);
        return Deed.Of(
            new PlaceSpotTrigger(pit.Exchange, scene.AnyUser(), pit.Symbol, new(kind, ticks, order)),
            row => _triggers.Add(new(pit.Exchange, row.User, pit.Symbol, KeyOf(row.Id, row.ClientId), row.Side))
        );
    }

    private Deed CancelTrigger()
    {
        var seen = Take(_triggers);
        SpotTriggerKind? kind = scene.OneIn(10) ? SpotTriggerKind.Trigger : null;
        return Deed.Of(new CancelSpotTrigger(seen.Exchange, seen.User, SymbolOrNone(seen), kind, seen.Key));
    }

    private Deed CancelAllTriggers()
    {
        var seen = Take(_triggers);
        SpotTriggerKind? kind = scene.OneIn(2) ? SpotTriggerKind.Trigger : null;
        return Deed.Of(new CancelAllSpotTriggers(seen.Exchange, seen.User, SymbolOrNone(seen), kind));
    }

    private void Saw(Pit pit, in SpotOrderRow row)
    {
        if (row.IsOpen)
            _orders.Add(new(pit.Exchange, row.User, pit.Symbol, KeyOf(row.Id, row.ClientId), row.Side));
    }

    private SpotOrderKey KeyOf(long id, ClientOrderId clientId) =>
        clientId.IsEmpty || scene.OneIn(2) ? SpotOrderKey.Of(id) : SpotOrderKey.Of(clientId);

    private string SymbolOrNone(in Seen seen) => scene.OneIn(4) ? "" : seen.Symbol;

    private Seen Take(Remembered<Seen> from) => from.TryTake(out var seen) ? seen : Unknown();

    private Seen Unknown() => new(scene.AnyExchange(), scene.AnyUser(), scene.AnySymbol(), SpotOrderKey.Of(scene.Next(100_000)), Side.Buy);
}
