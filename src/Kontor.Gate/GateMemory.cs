using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;
using Kontor.Gate.Replay;
using Kontor.World.State;

namespace Kontor.Gate;

/// <summary>
/// What the gate remembers of earlier requests: used-up limits, bans, nonces, where keys were used. None of it is the world's business, but
/// an orderly restart must not forget it, so it travels in the world's snapshots. Made before the world opens, filled while it does.
/// </summary>
public sealed class GateMemory
{
    private const int NonceKeyBytes = 16;
    private readonly ConcurrentDictionary<string, LimitTable> _tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _saved = new(StringComparer.Ordinal);
    private readonly int _noncesMax;
    private byte[] _nonceKey = RandomNumberGenerator.GetBytes(NonceKeyBytes);

    public GateMemory(GateOptions options)
    {
        _noncesMax = options.NoncesMax;
        Locations = new LocationWatch(options.Locations);
        Nonces = new ReplayMemory(_noncesMax, _nonceKey);
        Strikes = new StrikeLedger(options.Strikes, Bans);
        Parts =
        [
            new Part("gate/bans", Bans.Save, content => Bans.Load(content)),
            new Part("gate/strikes", Strikes.Save, content => Strikes.Load(content)),
            new Part("gate/locations", Locations.Save, content => Locations.Load(content)),
            new Part("gate/nonces", SaveNonces, LoadNonces),
            new Part("gate/limits", SaveTables, LoadTables),
        ];
    }

    public BanList Bans { get; } = new();

    /// <summary>Who has been refused how often, of those whose contract shuts out whoever does not stop.</summary>
    public StrikeLedger Strikes { get; }

    public LocationWatch Locations { get; }
    public ReplayMemory Nonces { get; private set; }
    public ImmutableArray<ISnapshotPart> Parts { get; }

    /// <summary>The table of a rule. Two routes that name the same rule share its windows.</summary>
    public LimitTable TableOf(LimitRule rule) =>
        _tables.GetOrAdd(
            rule.Name,
            _ =>
            {
                var table = new LimitTable(rule);
                if (_saved.TryRemove(rule.Name, out var content))
                    table.Load(content);
                return table;
            }
        );

    private void SaveNonces(IBufferWriter<byte> target)
    {
        target.Write(_nonceKey);
        Nonces.Save(target);
    }

    private void LoadNonces(ReadOnlySpan<byte> content)
    {
        _nonceKey = content[..NonceKeyBytes].ToArray();
        Nonces = new ReplayMemory(_noncesMax, _nonceKey);
        // Nothing is dropped here: the world's clock is not known yet, and what has expired leaves by itself.
        Nonces.Load(content[NonceKeyBytes..], nowMs: 0);
    }

    private void SaveTables(IBufferWriter<byte> target)
    {
        var tables = _tables.ToArray().OrderBy(table => table.Key, StringComparer.Ordinal).ToList();
        SnapshotWriter.Int(target, tables.Count);
        foreach (var (name, table) in tables)
        {
            var content = new ArrayBufferWriter<byte>();
            table.Save(content);
            Write(target, System.Text.Encoding.UTF8.GetBytes(name));
            Write(target, content.WrittenSpan);
        }
    }

    private void LoadTables(ReadOnlySpan<byte> content)
    {
        var reader = new SnapshotReader(content);
        for (var count = reader.Int(); count > 0; count--)
        {
            var name = System.Text.Encoding.UTF8.GetString(reader.Bytes(reader.Int()));
            _saved[name] = reader.Bytes(reader.Int()).ToArray();
        }
    }

    private static void Write(IBufferWriter<byte> target, ReadOnlySpan<byte> bytes)
    {
        SnapshotWriter.Int(target, bytes.Length);
        target.Write(bytes);
    }

    private delegate void Loader(ReadOnlySpan<byte> content);

    private sealed class Part(string name, Action<IBufferWriter<byte>> save, Loader load) : ISnapshotPart
    {
        public string Name => name;

        public void Save(IBufferWriter<byte> output) => save(output);

        public void Load(ReadOnlySpan<byte> content) => load(content);
    }
}
