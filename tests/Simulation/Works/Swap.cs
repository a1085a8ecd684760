using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Simulation.Works;

/// <summary>One contract as its traders see it, and the price they have in mind.</summary>
internal sealed class Swap(ExchangeId exchange, ContractRecord record, Scene scene)
{
    public ExchangeId Exchange => exchange;
    public ContractRecord Record { get; set; } = record;
    public string Symbol => Record.Symbol;
    public long FairTicks { get; private set; } = Pit.StartTicks;

    /// <summary>A little this way or that way, and rarely far: that is when positions are liquidated.</summary>
    public void Walk()
    {
        var ppm = scene.OneIn(120) ? scene.Next(200_000) - 100_000 : scene.Next(4_001) - 2_000;
        FairTicks = Math.Clamp(FairTicks + (FairTicks * ppm / 1_000_000), 3_000, 40_000);
    }

    public long Around(Side side, int widthPpm, bool crosses = false)
    {
        var away = FairTicks * scene.Next(widthPpm) / 1_000_000;
        return side == Side.Buy == crosses ? FairTicks + away : FairTicks - away;
    }

    public static ContractRecord First(string code) =>
        new()
        {
            Symbol = $"{code}{Scene.Quote}",
            Base = code,
            Quote = Scene.Quote,
            TickUnits = 10_000,
            LotUnits = 10_000,
            LotsMax = 50_000,
            MarketLotsMax = 20_000,
            PositionLotsMax = 200_000,
            LeverageMax = 50,
            Brackets = LeverageBracket.Ladder((100_000_000, 50, 5_000), (1_000_000_000, 20, 20_000), (1_000_000_000_000, 5, 100_000)),
            LiquidationPatienceMs = 2_000,
        };
}
