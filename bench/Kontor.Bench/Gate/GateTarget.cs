namespace Kontor.Bench.Gate;

/// <summary>Something that is measured: where it answers, with which requests, and what was found.</summary>
public sealed class GateTarget(string name, string address, string pool, int answerBytes)
{
    private readonly List<WrkResult> _rounds = [];

    public string Name => name;
    public int AnswerBytes => answerBytes;
    public WrkResult? HalfLoad { get; private set; }

    /// <summary>The round in the middle: others' work on the machine disturbs single rounds, in both directions.</summary>
    public WrkResult Median => _rounds.OrderBy(round => round.PerSecond).ElementAt(_rounds.Count / 2);

    public Task WarmUpAsync(int seconds) => Wrk.RunAsync(address, pool, seconds);

    public async Task MeasureAsync(int seconds) => _rounds.Add(await Wrk.RunAsync(address, pool, seconds));

    /// <summary>Half of what it can carry, by a pause before each request.</summary>
    public async Task MeasureHalfLoadAsync(int seconds)
    {
        var answerMs = Median.P50.TotalMilliseconds / 2;
        var pauseMs = Math.Max(0.1, (Wrk.Connections * 2_000 / Median.PerSecond) - answerMs);
        HalfLoad = await Wrk.RunAsync(address, pool, seconds, pauseMs);
    }
}
