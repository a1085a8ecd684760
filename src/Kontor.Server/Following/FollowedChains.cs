using Kontor.Chains.Model;
using Kontor.World;

namespace Kontor.Server.Following;

/// <summary>All followed chains of a venue. They have their own threads beside the world's: a backfill never delays an order.</summary>
public sealed class FollowedChains : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    private readonly IReadOnlyList<FollowedChain> _chains;
    private readonly TimeProvider _clock;
    private readonly TextWriter _console;

    private FollowedChains(IReadOnlyList<FollowedChain> chains, TimeProvider clock, TextWriter console)
    {
        _chains = chains;
        _clock = clock;
        _console = console;
    }

    public static async Task<FollowedChains> CreateAsync(KontorOptions options, LiveWorld world, TimeProvider clock)
    {
        var identities = (
            await world.ReadAsync(state =>
                state.Chains.All.Select(chain => chain.Record).ToDictionary(record => record.Name, StringComparer.Ordinal)
            )
        ).Value;
        var chains = new List<FollowedChain>();
        foreach (var setting in options.Follow)
        {
            if (!identities.TryGetValue(setting.Chain, out var known))
                throw new FormatException(
                    $"--follow: the world has no chain '{setting.Chain}'. It has {string.Join(", ", identities.Keys)}."
                );
            if (chains.Any(chain => chain.Name == setting.Chain))
                throw new FormatException($"--follow: the chain '{setting.Chain}' is followed twice.");
            var identity = new ChainIdentity(
                known.Name,
                known.ChainId,
                known.FullName,
                known.ShortName,
                known.NativeSymbol,
                known.NativeDecimals
            );
            chains.Add(new FollowedChain(setting, identity, options.DataDirectory, clock));
        }
        return new FollowedChains(chains, clock, options.Progress);
    }

    public FollowedChain? Find(string chain) => _chains.FirstOrDefault(one => one.Name == chain);

    public override void Dispose()
    {
        base.Dispose();
        foreach (var chain in _chains)
            chain.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_chains.Count == 0)
            return;
        // Reading back what was kept takes a while and waits for nothing, so it must not run where the server starts.
        var running = Task.WhenAll(_chains.Select(chain => Task.Run(() => chain.RunAsync(stoppingToken), CancellationToken.None)));
        var telling = TellAsync(stoppingToken);
        await await Task.WhenAny(running, telling);
        await Task.WhenAll(running, telling);
    }

    private async Task TellAsync(CancellationToken stop)
    {
        var progress = _chains.Select(chain => new FollowProgress(chain.Name)).ToList();
        using var timer = new PeriodicTimer(s_pause, _clock);
        while (await WaitAsync(timer, stop))
        {
            var nowMs = _clock.GetUtcNow().ToUnixTimeMilliseconds();
            for (var index = 0; index < _chains.Count; index++)
            {
                if (progress[index].Line(_chains[index].State, nowMs) is { } line)
                    await _console.WriteLineAsync(line);
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
