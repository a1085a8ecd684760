using Kontor.Analytics;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Gate;
using Kontor.Gate.Recording;
using Kontor.Gate.Secrets;
using Kontor.Log;
using Kontor.Server;
using Kontor.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kontor.Bench.Gate;

/// <summary>A venue's world and gate with constant answers behind it: served by a bare server, or walked without any.</summary>
public sealed class ConstantVenue : IAsyncDisposable
{
    private readonly LiveWorld _world;
    private readonly SecretVault _vault;
    private readonly KontorOptions _options;
    private readonly GateServices _gate;

    private readonly IndexedChains _chains;
    private readonly ContractVerifier _verifier;
    private readonly Analyst _analyst;

    private ConstantVenue(LiveWorld world, SecretVault vault, KontorOptions options, GateServices gate, ReferenceAnswer answer)
    {
        (_world, _vault, _options, _gate) = (world, vault, options, gate);
        _chains = new IndexedChains(world, TimeProvider.System);
        _verifier = new ContractVerifier(world, _chains, options.Gate, TimeProvider.System);
        _analyst = new Analyst(world, _chains, TimeProvider.System);
        Dialects =
        [
            .. AllDialects
                .Create(gate, _chains, _verifier, _analyst)
                .SelectMany(dialect =>
                    GateCase
                        .All.Where(one => one.Dialect == dialect.Name)
                        .Select(one => new ConstantDialect(dialect, one.Method, one.Path, answer))
                ),
        ];
    }

    public IReadOnlyList<Dialect> Dialects { get; }

    public static async Task<ConstantVenue> OpenAsync(ReferenceAnswer answer)
    {
        var options = new KontorOptions { Gate = VenueProcess.Options };
        var memory = new GateMemory(options.Gate);
        var world = LiveWorld.Open(
            new WorldOptions { ManualStartMs = VenueProcess.Start.ToUnixTimeMilliseconds(), SnapshotParts = memory.Parts },
            new MemoryLog()
        );
        var vault = SecretVault.Ephemeral();
        var gate = new GateServices(options.Gate, world, vault, memory);
        await new WorldSeed(gate, options).PlantAsync();
        return new ConstantVenue(world, vault, options, gate, answer);
    }

    /// <summary>Serves as the venue's host does, without the control API.</summary>
    public async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var door = new Door(
            Dialects,
            _gate.Clock,
            new RequestIds(_options.Seed, _world.Commands),
            new Recorder(_options.Gate.RecorderCapacity),
            _gate.Calls,
            server.Services.GetRequiredService<ILogger<Door>>()
        );
        server.Run(door.ServeAsync);
        await server.StartAsync();
        Console.WriteLine($"ready {server.Urls.First()}");
        await server.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _analyst.DisposeAsync();
        await _verifier.DisposeAsync();
        await _chains.DisposeAsync();
        await _world.DisposeAsync();
        _vault.Dispose();
    }
}
