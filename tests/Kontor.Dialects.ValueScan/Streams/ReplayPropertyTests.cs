using Xunit.Abstractions;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>Whatever happens to connections, and whenever: in the end everybody knows everything, and heard nothing twice.</summary>
public sealed class ReplayPropertyTests(ITestOutputHelper output)
{
    private const int Steps = 2_000;
    private const int Listeners = 8;

    [Theory, InlineData(20_000), InlineData(24)]
    public async Task Whoever_comes_back_with_its_last_id_has_heard_in_the_end_exactly_what_was_said(int keptMax)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KONTOR_SEED"), out var given) ? given : 20_260_102 + keptMax;
        output.WriteLine($"Repeat with KONTOR_SEED={seed}");
        var chance = new Random(seed);
        await using var scene = new StreamScene(keptMax);
        Listener[] listeners = [.. Enumerable.Range(0, Listeners).Select(_ => new Listener(scene))];
        List<long> said = [];
        var timeMs = 0L;
        for (var step = 0; step < Steps; step++)
        {
            switch (chance.Next(10))
            {
                case < 3:
                    // Some at one instant, as it is with signals.
                    timeMs += chance.Next(1, 1_000);
                    long[] news = [.. Enumerable.Range(0, chance.Next(1, 5)).Select(number => timeMs + number)];
                    timeMs = news[^1];
                    said.AddRange(news);
                    scene.Say(news);
                    break;
                case 3:
                    await scene.AdvanceAsync(chance.Next(1, 12_000));
                    break;
                case < 6:
                    await TurnAsync(listeners[chance.Next(Listeners)]);
                    break;
                default:
                    listeners[chance.Next(Listeners)].Read(chance.Next(1, 8));
                    break;
            }
        }

        foreach (var listener in listeners)
        {
            await listener.CatchUpAsync(timeMs);
            // What the stream owned up to having forgotten, and not a word more, is what was not heard.
            Assert.Equal(said.Where(word => !listener.Gaps.Exists(gap => word > gap.AfterMs && word <= gap.UpToMs)), listener.Heard);
            if (keptMax > said.Count)
                Assert.True(listener.Gaps.Count <= 1, $"seed {seed}: something was lost on the way.");
            await listener.DisposeAsync();
        }
    }

    private static async Task TurnAsync(Listener listener)
    {
        if (listener.IsOpen)
            await listener.DisconnectAsync();
        else
            listener.Connect();
    }
}
