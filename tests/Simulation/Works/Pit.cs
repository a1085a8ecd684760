using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Simulation.Works;

/// <summary>One spot market as its traders see it: what it is at the moment, and the price they have in mind.</summary>
internal sealed class Pit(ExchangeId exchange, MarketRecord record, Scene scene)
{
    private const long MinTicks = 3_000;
    private const long MaxTicks = 40_000;

    public const long StartTicks = 10_000;

    public ExchangeId Exchange => exchange;
    public MarketRecord Record { get; set; } = record;
    public string Symbol => Record.Symbol;
    public long FairTicks { get; private set; } = StartTicks;

    /// <summary>A little this way or that way, and rarely far: that is when loans and stops go.</summary>
    public void Walk()
    {
        var ppm = scene.OneIn(150) ? scene.Next(240_000) - 120_000 : scene.Next(4_001) - 2_000;
        FairTicks = Math.Clamp(FairTicks + (FairTicks * ppm / 1_000_000), MinTicks, MaxTicks);
    }

    /// <summary>Around the fair price, up to so many millionths away: below it for what waits to buy, above it for what waits to sell.</summary>
    public long Around(Side side, int widthPpm, bool crosses = false)
    {
        var away = FairTicks * scene.Next(widthPpm) / 1_000_000;
        return Math.Max(1, side == Side.Buy == crosses ? FairTicks + away : FairTicks - away);
    }
}
