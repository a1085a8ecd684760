using System.Globalization;
using System.Net;
using System.Text;
using Kontor.Catalog;
using Kontor.Gate.Secrets;
using Kontor.Gate.Signing;
using Kontor.Log;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate.Tests.Door;

/// <summary>A world in memory whose clock stands still, the gate's services over it, one user and one key.</summary>
internal sealed class House : IAsyncDisposable
{
    public const long NowMs = 1_767_323_045_000;
    public const string Key = "key-1";
    public const string Secret = "the secret of key one";
    public const string Passphrase = "Passphrase1";

    private readonly SecretVault _vault;
    private readonly string? _geographyFile;

    private House(LiveWorld world, SecretVault vault, GateServices gate, string? geographyFile) =>
        (World, _vault, Gate, _geographyFile) = (world, vault, gate, geographyFile);

    public LiveWorld World { get; }
    public GateServices Gate { get; }

    /// <param name="geography">Rows of the operator's table of places.</param>
    public static async Task<House> OpenAsync(GateOptions? options = null, string? geography = null, Func<CreateKey, CreateKey>? key = null)
    {
        options ??= new GateOptions();
        string? file = null;
        if (geography is not null)
        {
            file = Path.GetTempFileName();
            await File.WriteAllTextAsync(file, geography);
            options = options with { GeographyTable = file };
        }

        var memory = new GateMemory(options);
        var world = LiveWorld.Open(new WorldOptions { ManualStartMs = NowMs, SnapshotParts = memory.Parts }, new MemoryLog());
        var vault = SecretVault.Ephemeral();
        var house = new House(world, vault, new GateServices(options, world, vault, memory), file);
        var user = (await house.DoAsync(new CreateUser("anna"))).Number;
        var plain = new CreateKey
        {
            Dialect = HouseDialect.DialectName,
            Id = Key,
            UserNumber = user,
            SealedSecret = [.. vault.Seal(HouseDialect.DialectName, Key, Encoding.UTF8.GetBytes(Secret))],
            PassphraseHash = [.. house.Gate.Passphrases.Hash(Passphrase)],
            AllowedIps = ["203.0.113.0/24"],
            ExpiresMs = NowMs + 1_000_000,
        };
        await house.DoAsync(key?.Invoke(plain) ?? plain);
        return house;
    }

    public async Task<T> DoAsync<T>(Command<Outcome<T>> command) => (await World.ExecuteAsync(command)).Value.Value;

    /// <summary>Headers as a client of the house's dialect sends them.</summary>
    public static HeaderDictionary Sign(string method, string target, string secret = Secret)
    {
        var timestamp = NowMs.ToString(CultureInfo.InvariantCulture);
        var parts = new SignedParts
        {
            Timestamp = timestamp,
            Method = method,
            Target = target,
        };
        return new HeaderDictionary
        {
            ["KEY"] = Key,
            ["TIMESTAMP"] = timestamp,
            ["PASSPHRASE"] = Passphrase,
            ["SIGN"] = HouseDialect.Scheme.Sign(Encoding.UTF8.GetBytes(secret), parts),
            ["NONCE"] = "1",
        };
    }

    public static IPAddress Peer { get; } = IPAddress.Parse("203.0.113.7");

    public static void Begin(Call call, Dialect dialect, string method, string target, IHeaderDictionary headers) =>
        call.Begin(dialect, null, method, target, headers, Peer, new RequestId(1, 2), NowMs);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        _vault.Dispose();
        if (_geographyFile is not null)
            File.Delete(_geographyFile);
    }
}
