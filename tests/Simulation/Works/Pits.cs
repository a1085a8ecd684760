using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Simulation.Works;

/// <summary>All spot markets of all exchanges, and what the houses change about them.</summary>
internal sealed class Pits
{
    private readonly Scene _scene;
    private readonly List<Pit> _all = [];

    public Pits(Scene scene)
    {
        _scene = scene;
        foreach (var exchange in Scene.Exchanges)
        foreach (var code in Scene.Bases)
            _all.Add(new Pit(exchange, First(code), scene));
    }

    public IReadOnlyList<Pit> All => _all;

    public Pit Any() => _all[_scene.Next(_all.Count)];

    public Pit? Find(ExchangeId exchange, string symbol) => _all.Find(pit => pit.Exchange == exchange && pit.Symbol == symbol);

    /// <summary>A market is stopped or goes on, or asks for something else from now on.</summary>
    public Deed Change()
    {
        var pit = _all.Find(pit => !pit.Record.IsTrading) is { } closed && !_scene.OneIn(4) ? closed : Any();
        var next = _scene.OneIn(40) ? pit.Record with { TickUnits = _scene.Pick(0, 3, 20_000) } : Changed(pit.Record);
        return Deed.Of(new DefineMarket(pit.Exchange, next), accepted => pit.Record = accepted);
    }

    /// <summary>Other fees for some users.</summary>
    public Deed ChangeFees()
    {
        if (_scene.OneIn(2))
            return Deed.Of(new SetUserFeeTier(_scene.AnyExchange(), _scene.AnyUser(), _scene.Next(4)));
        var tier = new FeeTier
        {
            Level = _scene.Next(4),
            Name = $"tier-{_scene.Next(10)}",
            MakerFactorPpm = _scene.Next(1_500_000),
            TakerFactorPpm = _scene.Next(1_500_000),
        };
        return Deed.Of(new DefineFeeTier(_scene.AnyExchange(), tier));
    }

    private MarketRecord Changed(MarketRecord record) =>
        record with
        {
            State = record.IsTrading ? Closed() : MarketState.Trading,
            IsApiTradable = !_scene.OneIn(15),
            HasMargin = !_scene.OneIn(25),
            FeesIn = _scene.Pick(FeesIn.Received, FeesIn.Quote),
            MakerFeePpm = _scene.Next(3_000),
            TakerFeePpm = _scene.Next(3_000),
            MinLots = _scene.Pick(1, 1, 5, 20),
            MarketMaxLots = _scene.Pick(100_000, 4_000),
            MinPriceTicks = _scene.Pick(0, 0, 4_000),
            MaxPriceTicks = _scene.Pick(0, 0, 30_000),
            MinBuyValue = _scene.Pick(0, 0, 1_000_000),
            MinSellValue = _scene.Pick(0, 0, 1_000_000),
            BuyLimitRatioPpm = _scene.Pick(0, 20_000, 200_000),
            SellLimitRatioPpm = _scene.Pick(0, 20_000, 200_000),
            OpenOrdersMax = _scene.Pick(10_000, 200, 40),
            TriggerOrdersMax = _scene.Pick(1_000, 40, 5),
        };

    private MarketState Closed() =>
        _scene.Next(12) switch
        {
            0 when _scene.OneIn(3) => MarketState.Delisted,
            1 when _scene.OneIn(2) => MarketState.PreTrade,
            2 => MarketState.Halted,
            _ => MarketState.Trading,
        };

    private static MarketRecord First(string code) =>
        new()
        {
            Symbol = Scene.SymbolOf(code),
            Base = code,
            Quote = Scene.Quote,
            TickUnits = 10_000,
            LotUnits = 10_000,
        };
}
