using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

/// <summary>
/// Spot trading in the most obvious way: lists that are searched, balances in a dictionary, nothing remembered that can be worked out. It
/// is what the fast one is measured by.
/// </summary>
public sealed partial class NaiveSpot(MarketRecord market)
{
    private readonly Dictionary<(long User, bool IsMargin, string Asset), (Int128 Free, Int128 Held)> _balances = [];
    private readonly Dictionary<long, int> _levels = [];
    private long _lastId;
    private long _arrivals;

    public MarketRecord Market { get; private set; } = market;
    public List<FeeTier> Tiers { get; } = [];
    public List<NaiveOrder> Open { get; } = [];
    public List<NaiveTrigger> Waiting { get; } = [];

    /// <summary>In the order in which they ended.</summary>
    public List<string> Over { get; } = [];
    public List<string> TriggersOver { get; } = [];
    public List<string> Fills { get; } = [];
    public Dictionary<string, Int128> FeesOf { get; } = new(StringComparer.Ordinal) { ["USDT"] = 0, ["BTC"] = 0 };
    public long Last { get; private set; }
    public long Trades { get; private set; }

    public (Int128 Free, Int128 Held) BalanceOf(long user, bool isMargin, string asset) =>
        _balances.GetValueOrDefault((user, isMargin, asset));

    /// <summary>Answers what the command comes to, as a line.</summary>
    public string Apply(Command command) =>
        command switch
        {
            PlaceSpotOrder place => Place(place.User, place.Order),
            PlaceSpotBatch batch => string.Join("; ", batch.Orders.Select(order => Place(batch.User, order))),
            CancelSpotOrder cancel => Cancel(cancel.User, cancel.Order),
            CancelAllSpotOrders all => CancelAll(all.User, all.Side),
            AmendSpotOrder amend => Amend(amend),
            PlaceSpotTrigger place => PlaceTrigger(place.User, place.Trigger),
            CancelSpotTrigger cancel => CancelTrigger(cancel.User, cancel.Trigger),
            CancelAllSpotTriggers all => CancelAllTriggers(all.User),
            CreditWallet credit => Credit(credit.Place, credit.Amount),
            SetUserFeeTier tier => SetTier(tier.User, tier.Level),
            DefineMarket define => Define(define.Market),
            _ => throw new InvalidOperationException($"{command}"),
        };

    private string Place(long user, SpotOrderRequest request)
    {
        var (reject, order) = PlaceOne(user, request, 0);
        var said = order?.Line ?? $"{reject}";
        Fire();
        return said;
    }

    private (Reject Reject, NaiveOrder? Order) PlaceOne(long user, SpotOrderRequest request, long triggerId)
    {
        if (Refuse(user, request) is var reject and not Reject.None)
            return (reject, null);
        var order = Draft(user, request, triggerId);
        var (needed, free) = (Need(order), BalanceOf(user, request.IsMargin, AssetOf(request.Side)).Free);
        if (needed > free)
            return (Reject.NotEnough, null);
        _lastId++;
        Hold(order, order.SpendsAsItGoes && !order.IsByNotional ? free : needed);
        return (Reject.None, Run(order));
    }

    private NaiveOrder Draft(long user, SpotOrderRequest request, long triggerId)
    {
        var tier = Tiers[_levels.GetValueOrDefault(user)];
        return new NaiveOrder
        {
            Id = _lastId + 1,
            User = user,
            Request = request,
            TriggerId = triggerId,
            FeesIn = Market.FeesIn,
            MakerPpm = (int)Ceil(Market.MakerFeePpm, tier.MakerFactorPpm),
            TakerPpm = (int)Ceil(Market.TakerFeePpm, tier.TakerFactorPpm),
            PriceTicks = request.PriceTicks,
            Lots = request.Lots,
        };
    }

    private Int128 Need(NaiveOrder order)
    {
        if (!order.SpendsAsItGoes)
            return order.Left * PerLot(order);
        return WithFee(order, order.IsByNotional ? order.Request.Notional : Preview(order).Value);
    }

    private string Cancel(long user, SpotOrderKey key) =>
        Find(user, key) is { } order ? End(order, SpotEnd.ByUser).Line : $"{Reject.UnknownOrder}";

    private string CancelAll(long user, Side? side)
    {
        var all = Open.Where(order => order.User == user && (side is null || order.Side == side)).OrderByDescending(order => order.Id);
        return string.Join("; ", all.ToArray().Select(order => End(order, SpotEnd.ByUser).Line));
    }

    private string Amend(AmendSpotOrder amend)
    {
        if (Find(amend.User, amend.Order) is not { } order)
            return $"{Reject.UnknownOrder}";
        var said = AmendOne(order, amend.PriceTicks, amend.Lots);
        Fire();
        return said;
    }

    private string AmendOne(NaiveOrder order, long priceTicks, long lots)
    {
        if (priceTicks < 0 || lots < 0)
            return $"{Reject.NotPositive}";
        if (priceTicks == 0 && lots == 0)
            return $"{Reject.WrongCombination}";
        var (toTicks, toLots) = (priceTicks == 0 ? order.PriceTicks : priceTicks, lots == 0 ? order.Lots : lots);
        if (RefuseToTrade(order.Request.IsApi) is var closed and not Reject.None)
            return $"{closed}";
        if (toLots <= order.Filled)
            return $"{Reject.SizeBelowFilled}";
        var request = order.Request with { PriceTicks = toTicks, Lots = toLots };
        if (RefuseNumbers(request, hasBand: toTicks != order.PriceTicks) is var outside and not Reject.None)
            return $"{outside}";
        var keepsPlace = toTicks == order.PriceTicks && toLots <= order.Lots;
        var (oldTicks, oldLots) = (order.PriceTicks, order.Lots);
        (order.PriceTicks, order.Lots) = (toTicks, toLots);
        var more = (order.Left * PerLot(order)) - order.Held;
        if (more > BalanceOf(order.User, order.Request.IsMargin, AssetOf(order.Side)).Free)
        {
            (order.PriceTicks, order.Lots) = (oldTicks, oldLots);
            return $"{Reject.NotEnough}";
        }
        Unhold(order, -more);
        return keepsPlace ? order.Line : Run(order).Line;
    }

    private NaiveOrder? Find(long user, SpotOrderKey key) =>
        Open.Find(order => order.User == user && (key.OrderId != 0 ? order.Id == key.OrderId : IsNamed(order.Request, key)));

    private static bool IsNamed(SpotOrderRequest request, SpotOrderKey key) => !key.ClientId.IsEmpty && request.ClientId == key.ClientId;

    private string Credit(AccountPlace place, Int128 amount)
    {
        var isMargin = place.Wallet.Kind == WalletKind.IsolatedMargin;
        // Whoever had such a wallet keeps it when the market closes it to others.
        if (isMargin && !Market.HasMargin && !_balances.Keys.Any(known => known.User == place.User && known.IsMargin))
            return $"{Reject.UnknownMarket}";
        var key = (place.User, isMargin, place.Asset);
        var (free, held) = _balances.GetValueOrDefault(key);
        _balances[key] = (free + amount, held);
        return "ok";
    }

    private string SetTier(long user, int level)
    {
        _levels[user] = level;
        return Tiers[level].Name;
    }

    private string Define(MarketRecord market)
    {
        Market = market;
        if (market.State != MarketState.Delisted)
            return "ok";
        var sells = Open.Where(order => order.Side == Side.Sell).OrderBy(order => order.PriceTicks).ThenBy(order => order.Arrival);
        var buys = Open.Where(order => order.Side == Side.Buy).OrderByDescending(order => order.PriceTicks).ThenBy(order => order.Arrival);
        foreach (var order in sells.Concat(buys).ToArray())
            End(order, SpotEnd.Delisted);
        foreach (var trigger in Waiting.OrderBy(trigger => trigger.Id).ToArray())
            EndTrigger(trigger, SpotTriggerState.Canceled);
        return "ok";
    }

    private static string AssetOf(Side side) => side == Side.Buy ? "USDT" : "BTC";

    private Int128 Value(long ticks, long lots) => (Int128)ticks * lots * 1_000;

    private static Int128 Ceil(Int128 amount, int ppm) => ((amount * ppm) + 999_999) / 1_000_000;

    private static Int128 WithFee(NaiveOrder order, Int128 value) =>
        order.FeesIn == FeesIn.Quote ? value + Ceil(value, order.TakerPpm) : value;

    private Int128 PerLot(NaiveOrder order)
    {
        if (order.Side == Side.Sell)
            return Market.LotUnits;
        var value = Value(order.PriceTicks, 1);
        return order.FeesIn == FeesIn.Quote ? value + Ceil(value, Math.Max(order.MakerPpm, order.TakerPpm)) : value;
    }

    private void Hold(NaiveOrder order, Int128 amount) => Unhold(order, -amount);

    private void Unhold(NaiveOrder order, Int128 amount)
    {
        Shift(order.User, order.Request.IsMargin, AssetOf(order.Side), amount);
        order.Held -= amount;
    }

    private void Shift(long user, bool isMargin, string asset, Int128 amount)
    {
        var (free, held) = BalanceOf(user, isMargin, asset);
        Assert.True(free + amount >= 0 && held - amount >= 0);
        _balances[(user, isMargin, asset)] = (free + amount, held - amount);
    }

    private void Add(NaiveOrder order, string asset, Int128 amount)
    {
        var (free, held) = BalanceOf(order.User, order.Request.IsMargin, asset);
        Assert.True(free + amount >= 0);
        _balances[(order.User, order.Request.IsMargin, asset)] = (free + amount, held);
    }
}
