using System.Text.Json;
using Kontor.Gate;

namespace Kontor.Bench;

/// <summary>A whole venue in a process of its own, whose clock stands still, so that a request that was signed once stays valid.</summary>
public static class VenueProcess
{
    /// <summary>Where the venue's clock stands.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Every limit is walked and none is met.</summary>
    public static GateOptions Options { get; } =
        new()
        {
            LimitsFactor = 1_000_000,
            FloodBurst = 10_000_000,
            FloodPerSecond = 1_000_000,
            NoncesMax = 4_000_000,
            StreamsPerKeyMax = 10_000,
        };

    /// <param name="directory">For its settings.</param>
    /// <param name="world">Where its world lies, as the command line says it.</param>
    public static async Task<Child> StartAsync(string directory, params IEnumerable<string> world)
    {
        var config = Path.Combine(directory, "gate.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Options, JsonSerializerOptions.Web));
        return await Child.StartReadyAsync(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "kontor.dll"),
                "serve",
                .. world,
                "--quiet-market",
                "--quiet-chains",
                "--urls",
                "http://127.0.0.1:0",
                "--clock",
                $"manual:{Start:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                "--config",
                config,
            ]
        );
    }
}
