using Kontor.Analytics.Signals;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>One point of an episode: what was there to see, and what was said.</summary>
internal sealed record NaivePoint(long TimeMs, Int128 Price, Int128 Score, bool IsShort, bool IsTrend)
{
    public List<int> Said { get; } = [];
}

/// <summary>All points of an episode, from its beginning on. Every question is answered from the whole list.</summary>
internal sealed class NaiveRun
{
    private const long Percent = Fixed.One;

    public List<NaivePoint> Points { get; } = [];

    public bool IsEnded { get; private set; }
    public NaivePoint Now => Points[^1];
    public Int128 Push => Points[0].Price;
    public Int128 Gains => GainsOf(Points.Count);
    public Int128 Declines => DeclinesOf(Points.Count);

    /// <param name="step">The five minutes: turnover far above the day's, price far above the last, net flows.</param>
    public void AddFunds(NaivePoint point, (bool HasJumped, bool HasRisen, Int128 Net, Int128 Net4h) step)
    {
        Points.Add(point);
        if (point.IsShort)
            Say(Points.Count(one => one.IsShort) == 1 ? FundsMovement.FirstInflowWithinDay : FundsMovement.InflowWithinDay);
        if (point.IsTrend)
            Say(Points.Count(one => one.IsTrend) == 1 ? FundsMovement.FirstInflowOverDays : FundsMovement.InflowOverDays);
        var recent = Points.Where(one => one.TimeMs > point.TimeMs - Grid.DayMs).Sum(one => (one.IsShort ? 1 : 0) + (one.IsTrend ? 1 : 0));
        if ((point.IsShort || point.IsTrend) && recent >= 3 && point.Price > Push)
            Say(WasSaid(FundsMovement.FirstAlpha) ? FundsMovement.Alpha : FundsMovement.FirstAlpha);
        if (step is { HasJumped: true, HasRisen: true } && step.Net > 0)
            Say(WasSaid(FundsMovement.FirstFomo) ? FundsMovement.Fomo : FundsMovement.FirstFomo);
        var heat = Points
            .SelectMany(one => one.Said)
            .LastOrDefault(said => (FundsMovement)said is FundsMovement.FirstFomo or FundsMovement.Fomo or FundsMovement.FomoEscalation);
        if (step.HasJumped && step.Net < 0 && (FundsMovement)heat is FundsMovement.FirstFomo or FundsMovement.Fomo)
            Say(FundsMovement.FomoEscalation);
        if (Gains >= 5 * Percent && !WasSaid(FundsMovement.Protection))
            Say(FundsMovement.Protection);
        if (Steps(GainsOf, 10))
            Say(FundsMovement.Gains);
        var lastMs = Points.Last(one => one.IsShort || one.IsTrend).TimeMs;
        if ((step.Net4h < 0 && point.TimeMs - lastMs >= 4 * 3_600_000) || point.TimeMs - Points[0].TimeMs >= 90 * Grid.DayMs)
            End(FundsMovement.Exit);
    }

    public void AddChance(NaivePoint point)
    {
        Points.Add(point);
        if (Points.Count == 1)
            Say(ChanceMessage.Begun);
        SayAnomalies();
        if (Gains >= 5 * Percent && !WasSaid(ChanceMessage.Protection))
            Say(ChanceMessage.Protection);
        if (Steps(GainsOf, 10))
            Say(ChanceMessage.Gains);
        var max = Points.Max(one => one.Price);
        if (
            Fixed.Percent(max - point.Price, max) >= 15 * Percent
            && !SaidSince(ChanceMessage.Drawdown, Points.FindIndex(one => one.Price == max))
        )
            Say(ChanceMessage.Drawdown);
        if (point.Score <= 50 * Fixed.One)
            End(Gains >= 10 * Percent ? ChanceMessage.EndedWithGains : ChanceMessage.Ended);
    }

    public void AddRisk(NaivePoint point)
    {
        Points.Add(point);
        if (Points.Count == 1)
            Say(RiskMessage.Begun);
        SayAnomalies();
        if (point.Score >= 85 * Fixed.One && !SaidSince(RiskMessage.Added, Points.FindLastIndex(one => one.Score < 80 * Fixed.One) + 1))
            Say(RiskMessage.Added);
        if (Declines >= 5 * Percent && !WasSaid(RiskMessage.Protection))
            Say(RiskMessage.Protection);
        if (Steps(DeclinesOf, 15))
            Say(RiskMessage.Decline);
        var low = Points.Min(one => one.Price);
        var lowAt = Points.FindIndex(one => one.Price == low);
        if (Fixed.Percent(point.Price - low, low) >= 10 * Percent && !SaidSince(RiskMessage.Rebound, lowAt))
            Say(RiskMessage.Rebound);
        if (Fixed.Percent(point.Price - low, low) >= 15 * Percent && !SaidSince(RiskMessage.TakeProfit, lowAt))
            Say(RiskMessage.TakeProfit);
        var high = Points.Skip(lowAt).Max(one => one.Price);
        var highAt = Points.FindIndex(lowAt, one => one.Price == high);
        if (
            SaidSince(RiskMessage.Rebound, lowAt)
            && Fixed.Percent(high - point.Price, high) >= 5 * Percent
            && !SaidSince(RiskMessage.Drawdown, highAt)
        )
            Say(RiskMessage.Drawdown);
        if (point.Score <= 50 * Fixed.One)
            End(RiskMessage.Ended);
    }

    private void SayAnomalies()
    {
        // Chances and risks have the same numbers for them.
        if (Now.IsShort)
            Say(ChanceMessage.InflowWithinDay);
        if (Now.IsTrend)
            Say(ChanceMessage.InflowOverDays);
    }

    private void Say<T>(T message)
        where T : struct, Enum => Now.Said.Add(Number(message));

    private void End<T>(T message)
        where T : struct, Enum
    {
        Say(message);
        IsEnded = true;
    }

    private bool WasSaid<T>(T message)
        where T : struct, Enum => SaidSince(message, 0);

    private bool SaidSince<T>(T message, int index)
        where T : struct, Enum => Points.Skip(index).Any(one => one.Said.Contains(Number(message)));

    private static int Number<T>(T message)
        where T : struct, Enum => (int)(object)message;

    /// <summary>Whether another so many percent were passed just now.</summary>
    private bool Steps(Func<int, Int128> of, int percent) =>
        of(Points.Count) / (percent * Percent) > of(Points.Count - 1) / (percent * Percent);

    private Int128 GainsOf(int count) => count == 0 ? 0 : Fixed.Percent(Points.Take(count).Max(one => one.Price) - Push, Push)!.Value;

    private Int128 DeclinesOf(int count) => count == 0 ? 0 : Fixed.Percent(Push - Points.Take(count).Min(one => one.Price), Push)!.Value;
}
