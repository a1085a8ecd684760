using System.Collections.Concurrent;
using System.Net;
using Kontor.Gate.Recording;
using Kontor.Gate.Secrets;
using Kontor.Gate.Sockets;
using Kontor.Gate.Tests.Door;
using Kontor.Log;
using Kontor.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kontor.Gate.Tests.Sockets;

/// <summary>A real server on a free port of this machine with one place for connections, on which an <see cref="EchoTalk"/> answers.</summary>
internal sealed class SocketHouse : IAsyncDisposable
{
    public const string Path = "/house/ws";

    private readonly WebApplication _server;
    private readonly SecretVault _vault;
    private readonly CancellationTokenSource _stopping = new();

    private SocketHouse(WebApplication server, LiveWorld world, SecretVault vault, GateServices gate, TopicHub hub, FaultLog faults) =>
        (_server, World, _vault, Gate, Hub, Faults) = (server, world, vault, gate, hub, faults);

    public LiveWorld World { get; }
    public GateServices Gate { get; }
    public TopicHub Hub { get; }
    public FaultLog Faults { get; }

    /// <summary>Every session there ever was, in the order in which they came.</summary>
    public ConcurrentQueue<SocketSession> Sessions { get; } = new();

    /// <summary>What a topic is made with; plain ones say nothing by themselves.</summary>
    public Func<TopicKey, Topic> Make { get; set; } = key => new QuietTopic(key);

    public IPEndPoint Address => IPEndPoint.Parse(new Uri(Url).Authority);

    private string Url =>
        _server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public Uri SocketUrl => new(Url.Replace("http", "ws") + Path);

    /// <param name="system">With it the world's clock runs as this one does; without, it stands still.</param>
    public static async Task<SocketHouse> OpenAsync(SocketOptions? sockets = null, SocketLimits? limits = null, TimeProvider? system = null)
    {
        var options = new GateOptions { Sockets = sockets ?? new SocketOptions() };
        var memory = new GateMemory(options);
        var worldOptions = new WorldOptions { SnapshotParts = memory.Parts };
        worldOptions = system is null ? worldOptions with { ManualStartMs = House.NowMs } : worldOptions with { SystemTime = system };
        var world = LiveWorld.Open(worldOptions, new MemoryLog());
        var vault = SecretVault.Ephemeral();
        var gate = new GateServices(options, world, vault, memory);
        var faults = new FaultLog();
        SocketHouse? house = null;
        var hub = new TopicHub(gate);
        var endpoint = new SocketEndpoint(gate, "house", limits ?? new SocketLimits(), HouseDialect.No, Begin);
        var dialect = new HouseDialect("house", new Profile(), new Route("GET", Path, Access.Public, endpoint.OpenAsync));
        var server = await ServeAsync(new Gate.Door([dialect], world.Clock, new RequestIds(1, 1), new Recorder(), gate.Calls, faults));
        house = new SocketHouse(server, world, vault, gate, hub, faults);
        gate.Stopping = house._stopping.Token;
        return house;

        SocketTalk Begin(SocketSession session)
        {
            house!.Sessions.Enqueue(session);
            return new EchoTalk(session, hub, key => house.Make(key));
        }
    }

    public async Task<Listener> ConnectAsync()
    {
        var listener = new Listener();
        await listener.ConnectAsync(SocketUrl);
        return listener;
    }

    public Task StopAsync() => _stopping.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _server.StopAsync();
        await _server.DisposeAsync();
        await World.DisposeAsync();
        _vault.Dispose();
        _stopping.Dispose();
    }

    private static async Task<WebApplication> ServeAsync(Gate.Door door)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(door.ServeAsync);
        await server.StartAsync();
        return server;
    }

    private sealed class QuietTopic(TopicKey key) : Topic(key);
}

/// <summary>What the door logs.</summary>
internal sealed class FaultLog : ILogger<Gate.Door>
{
    private readonly TaskCompletionSource<Exception> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Exception> First => _first.Task.WaitAsync(Listener.Patience);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (exception is not null)
            _first.TrySetResult(exception);
    }
}
