using Kontor.Analytics.Markets;
using Kontor.Analytics.Tests.Markets;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>
/// Trades in moods that change: long calm in which little is traded, and now and then hours of greed or fear in which prices run and much is bought
/// or sold at once. ETH is traded by contract for ten days before any spot market has it.
/// </summary>
internal sealed class MoodyMarket(TradingWorld trading, Random chance)
{
    private const long EthSpotMs = TradingWorld.StartMs + 10 * Grid.DayMs;
    private const double PriceMin = 0.6;
    private const double PriceMax = 1.6;

    private readonly Dictionary<string, double> _level = new() { ["BTC"] = 1, ["ETH"] = 1 };
    private readonly Dictionary<string, (double Drift, double Buys, int Burst, long UntilMs)> _mood = [];

    public async Task TradeAsync(long lengthMs)
    {
        var endMs = trading.World.Clock.NowMs + lengthMs;
        while (trading.World.Clock.NowMs < endMs)
        {
            await trading.AdvanceAsync(Math.Min(chance.NextInt64(20 * Grid.MinuteMs), endMs - trading.World.Clock.NowMs));
            await TradeAsync(chance.Next(3) == 0 ? "ETH" : "BTC");
        }
        await trading.AdvanceAsync(Grid.StepMs);
    }

    private async Task TradeAsync(string symbol)
    {
        var mood = MoodOf(symbol);
        var moved = _level[symbol] * (1 + mood.Drift * chance.NextDouble() + 0.002 * (chance.NextDouble() - 0.5));
        _level[symbol] = Math.Clamp(moved, PriceMin, PriceMax);
        var isBurst = chance.Next(100) < mood.Burst;
        var (house, isBuy) = (chance.Next(2), chance.NextDouble() < mood.Buys);
        var venue = chance.Next(3) == 0 || (symbol == "ETH" && trading.World.Clock.NowMs < EthSpotMs) ? Venue.Perpetual : Venue.Spot;
        var ticks = (long)((symbol == "BTC" ? 5_000_000 : 300_000) * _level[symbol]);
        var lots = isBurst ? 500 + chance.Next(4_000) : 1 + chance.Next(20);
        await trading.TradeAsync(house, venue, symbol, isBuy, ticks, symbol == "ETH" ? 10 * lots : lots);
    }

    private (double Drift, double Buys, int Burst, long UntilMs) MoodOf(string symbol)
    {
        var nowMs = trading.World.Clock.NowMs;
        if (_mood.TryGetValue(symbol, out var mood) && nowMs < mood.UntilMs)
            return mood;
        var untilMs = nowMs + chance.NextInt64(36 * 60 * Grid.MinuteMs);
        return _mood[symbol] = chance.Next(6) switch
        {
            // Greed and fear, each fast or slow; the rest is calm.
            0 => (0.05, 0.85, 20, untilMs),
            1 => (0.01, 0.8, 8, untilMs),
            2 => (-0.05, 0.15, 20, untilMs),
            3 => (-0.01, 0.2, 8, untilMs),
            _ => (0, 0.5, 0, untilMs),
        };
    }
}
