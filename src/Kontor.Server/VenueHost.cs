using Kontor.Analytics;
using Kontor.Chains.Utxo;
using Kontor.Gate;
using Kontor.Gate.Recording;
using Kontor.Gate.Secrets;
using Kontor.Log;
using Kontor.Log.History;
using Kontor.Server.Control;
using Kontor.Server.Following;
using Kontor.Server.Residents;
using Kontor.World;
using Kontor.World.History;
using Kontor.World.Log;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Kontor.Server;

/// <summary>A running venue: its log, its world, its gate, its dialects and the server in front of them.</summary>
public sealed class VenueHost : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly SecretVault _vault;
    private readonly ResidentMarket? _residents;
    private readonly BackOffice _office;

    private VenueHost(WebApplication server, LiveWorld world, SecretVault vault, ResidentMarket? residents, BackOffice office)
    {
        _server = server;
        _vault = vault;
        _residents = residents;
        _office = office;
        World = world;
        Notes = world.Notes;
        Address = server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
    }

    public LiveWorld World { get; }

    /// <summary>The first address it listens on, with its real port.</summary>
    public string Address { get; }

    /// <summary>Knows what was traded and moved.</summary>
    public Analyst Analyst => _office.Analyst;

    /// <summary>What the operator should know about this start.</summary>
    public IReadOnlyList<string> Notes { get; }

    public static async Task<VenueHost> StartAsync(KontorOptions options, CancellationToken stop = default)
    {
        // What can be wrong in the settings is found before anything on disk is touched.
        var memory = new GateMemory(options.Gate);
        var log = options.Log ?? OpenLog(options);
        var history = options.Log is null ? OpenHistory(options) : options.History;
        LiveWorld? world = null;
        SecretVault? vault = null;
        ResidentMarket? residents = null;
        FollowedChains? followed = null;
        BackOffice? office = null;
        try
        {
            world = LiveWorld.Open(WorldOptionsOf(options, memory, history), log);
            // A world keeps its seed for life, and the demo keys follow from it, whatever the command line says today.
            options = options with
            {
                Seed = (await world.ReadAsync(state => state.Seed)).Value,
            };
            vault = OpenVault(options);
            var gate = new GateServices(options.Gate, world, vault, memory);
            if (world.Commands <= 1)
                await new WorldSeed(gate, options).PlantAsync();
            // The books are there before the first request can be.
            residents = options.QuietMarket ? null : await ResidentMarket.OpenAsync(world, options.Seed);
            followed = await FollowedChains.CreateAsync(options, world, TimeProvider.System);
            office = new BackOffice(gate, followed, TimeProvider.System);
            var server = Build(options, gate, residents, office);
            await server.StartAsync(stop);
            return new VenueHost(server, world, vault, residents, office);
        }
        catch
        {
            if (office is not null)
                await office.DisposeAsync();
            followed?.Dispose();
            if (residents is not null)
                await residents.DisposeAsync();
            // An open world owns its log and its history; until then they are ours.
            if (world is not null)
                await world.DisposeAsync();
            else
                using (log)
                    history?.Dispose();
            vault?.Dispose();
            throw;
        }
    }

    public Task WaitForStopAsync(CancellationToken stop) => _server.WaitForShutdownAsync(stop);

    public async ValueTask DisposeAsync()
    {
        // The server first: no request may meet a world that is gone.
        await _server.StopAsync();
        // It asks the followed chains, which go with the server.
        await _office.DisposeAsync();
        await _server.DisposeAsync();
        if (_residents is not null)
            await _residents.DisposeAsync();
        await World.DisposeAsync();
        _vault.Dispose();
    }

    private static ILog OpenLog(KontorOptions options) =>
        options.DataDirectory is { } directory ? FileLog.Open(directory, new FileLogOptions()) : new MemoryLog();

    private static IHistoryStore OpenHistory(KontorOptions options) =>
        options.DataDirectory is { } directory ? FileHistoryStore.In(directory) : new MemoryHistoryStore();

    private static SecretVault OpenVault(KontorOptions options) =>
        options.DataDirectory is { } directory ? SecretVault.FromFile(Path.Combine(directory, "master.key")) : SecretVault.Ephemeral();

    private static WorldOptions WorldOptionsOf(KontorOptions options, GateMemory memory, IHistoryStore? history) =>
        new()
        {
            Seed = options.Seed,
            ManualStartMs = options.Clock.IsManual
                ? (options.Clock.Start ?? TimeProvider.System.GetUtcNow()).ToUnixTimeMilliseconds()
                : null,
            Exchanges = ["bitmart", "weex"],
            QueueMax = options.QueueMax,
            SystemTime = TimeProvider.System,
            History = history,
            SnapshotParts = memory.Parts,
        };

    private static WebApplication Build(KontorOptions options, GateServices gate, ResidentMarket? residents, BackOffice office)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The gate refuses large bodies itself, in the dialect's own words.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder
            .Logging.ClearProviders()
            .AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            // It warns of every connection that ends with our answer to a malformed request.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)
            // Listened to, it opens an activity and a scope for every request, which nobody here reads: the recorder tells more.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Standard output belongs to the "ready" line.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(gate);
        builder.Services.AddSingleton(gate.World);
        builder.Services.AddSingleton(gate.Keys);
        builder.Services.AddSingleton(gate.Passphrases);
        builder.Services.AddSingleton(new ClockFollowers(residents is null ? [] : [residents.CatchUpAsync]));
        builder.Services.AddSingleton(new Recorder(options.Gate.RecorderCapacity));
        builder.Services.AddSingleton(services => new Door(
            AllDialects.Create(gate, office.Chains, office.Verifier, office.Analyst),
            gate.Clock,
            new RequestIds(options.Seed, gate.World.Commands),
            services.GetRequiredService<Recorder>(),
            gate.Calls,
            services.GetRequiredService<ILogger<Door>>()
        ));
        builder.Services.AddSingleton(office.Chains);
        builder.Services.AddSingleton(office.Followed);
        builder.Services.AddSingleton(_ => new UtxoIndexes(gate.World));
        builder.Services.AddHostedService(services => services.GetRequiredService<FollowedChains>());
        ControlApi.AddServices(builder.Services);
        var server = builder.Build();
        gate.Stopping = server.Lifetime.ApplicationStopping;
        var door = server.Services.GetRequiredService<Door>();
        MalformedRequests.Watch(server.Services.GetRequiredService<System.Diagnostics.DiagnosticListener>(), door);
        // Dialect requests go straight to the door: the framework's routing behind it serves the control API only.
        server.Use(
            (HttpContext http, RequestDelegate next) =>
                http.Request.Path.StartsWithSegments(ControlApi.Prefix) ? next(http) : door.ServeAsync(http)
        );
        ControlApi.Guard(server, options.ControlToken);
        server.UseExceptionHandler(UnreadableRequests.Handling);
        server.UseStatusCodePages();
        server.UseRouting();
        server.MapControl();
        return server;
    }
}
