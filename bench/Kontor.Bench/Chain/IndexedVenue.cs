using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Gate;
using Kontor.Gate.Recording;
using Kontor.Gate.Secrets;
using Kontor.Log;
using Kontor.Server;
using Kontor.World;
using Kontor.World.Chains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kontor.Bench.Chain;

/// <summary>The explorer's dialect behind a real server, in front of an index that somebody else has filled.</summary>
internal sealed class IndexedVenue : IAsyncDisposable
{
    private readonly LiveWorld _world;
    private readonly SecretVault _vault;
    private readonly ContractVerifier _verifier;
    private readonly WebApplication _server;

    private IndexedVenue(LiveWorld world, SecretVault vault, ContractVerifier verifier, WebApplication server, ClientCredentials caller) =>
        (_world, _vault, _verifier, _server, Caller) = (world, vault, verifier, server, caller);

    public Uri Address => new(_server.Urls.First());

    public ClientCredentials Caller { get; }

    public static async Task<IndexedVenue> StartAsync(ChainIndex index)
    {
        var options = new KontorOptions { Gate = VenueProcess.Options, QuietChains = true };
        var memory = new GateMemory(options.Gate);
        var world = LiveWorld.Open(
            new WorldOptions { ManualStartMs = VenueProcess.Start.ToUnixTimeMilliseconds(), SnapshotParts = memory.Parts },
            new MemoryLog()
        );
        var vault = SecretVault.Ephemeral();
        var gate = new GateServices(options.Gate, world, vault, memory);
        await new WorldSeed(gate, options).PlantAsync();
        var chains = new OneChain(index);
        var verifier = new ContractVerifier(world, chains, options.Gate, TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var door = new Door(
            [new XLayerDialect(gate, chains, verifier)],
            gate.Clock,
            new RequestIds(options.Seed, world.Commands),
            new Recorder(options.Gate.RecorderCapacity),
            gate.Calls,
            server.Services.GetRequiredService<ILogger<Door>>()
        );
        server.Run(door.ServeAsync);
        await server.StartAsync();
        return new IndexedVenue(world, vault, verifier, server, DemoCredentials.Of(options.Seed, "xlayer"));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
        await _verifier.DisposeAsync();
        await _world.DisposeAsync();
        _vault.Dispose();
    }

    /// <summary>Every name means this chain.</summary>
    private sealed class OneChain(ChainIndex index) : IServedChains, IServedChain
    {
        public ChainIdentity Identity { get; } = new("xlayer", 196, "X Layer", "XLAYER", "OKB", 18);

        public ChainIndex Index => index;

        public IReadOnlyList<PendingTransaction> Pending => [];

        public IServedChain? Find(string name) => this;

        public ValueTask<bool> IsReadyAsync(CancellationToken stop) => new(true);

        public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop) => new(ReadOnlyMemory<byte>.Empty);

        public ValueTask<Hash32> StorageAsync(Address20 address, Hash32 slot, CancellationToken stop) => new(Hash32.Zero);
    }
}
