using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>On which networks each asset of one exchange can come and go, in the order of their definition.</summary>
public sealed class CurrencyNetworkTable
{
    private readonly List<CurrencyNetworkRecord> _all = [];
    private readonly Dictionary<(string Asset, string Network), int> _indexByKey = [];
    private readonly Dictionary<string, List<int>> _indicesOfAsset = new(StringComparer.Ordinal);

    public IReadOnlyList<CurrencyNetworkRecord> All => _all;

    public CurrencyNetworkRecord? Find(string asset, string network) =>
        _indexByKey.TryGetValue((asset, network), out var index) ? _all[index] : null;

    public IEnumerable<CurrencyNetworkRecord> Of(string asset) =>
        _indicesOfAsset.TryGetValue(asset, out var indices) ? indices.Select(index => _all[index]) : [];

    public CurrencyNetworkRecord? DefaultOf(string asset) => Of(asset).FirstOrDefault(entry => entry.IsDefault);

    /// <summary>The network by its name, or the asset's default one for an empty name.</summary>
    public CurrencyNetworkRecord? FindOrDefault(string asset, string network) =>
        network.Length == 0 ? DefaultOf(asset) : Find(asset, network);

    /// <summary>
    /// The one name that some contracts give to an asset on a network: <c>USDT</c> on its default network, <c>USDT-TRC20</c> elsewhere.
    /// </summary>
    public static string IdOf(CurrencyNetworkRecord entry) => entry.IsDefault ? entry.Asset : $"{entry.Asset}-{entry.Network}";

    /// <summary>What such a name means. The default network may be named too.</summary>
    public CurrencyNetworkRecord? FindById(string id)
    {
        if (DefaultOf(id) is { } plain)
            return plain;
        var dash = id.LastIndexOf('-');
        return dash < 0 ? null : Find(id[..dash], id[(dash + 1)..]);
    }

    /// <summary>Adds an entry or replaces it, and answers it as it stands: of each asset exactly one is the default.</summary>
    internal CurrencyNetworkRecord Put(CurrencyNetworkRecord entry)
    {
        var before = DefaultOf(entry.Asset);
        if (before is null || string.Equals(before.Network, entry.Network, StringComparison.Ordinal))
            entry = entry with { IsDefault = true };
        else if (entry.IsDefault)
            _all[_indexByKey[(before.Asset, before.Network)]] = before with { IsDefault = false };
        if (_indexByKey.TryAdd((entry.Asset, entry.Network), _all.Count))
            Append(entry);
        else
            _all[_indexByKey[(entry.Asset, entry.Network)]] = entry;
        return entry;
    }

    private void Append(CurrencyNetworkRecord entry)
    {
        if (!_indicesOfAsset.TryGetValue(entry.Asset, out var indices))
            _indicesOfAsset.Add(entry.Asset, indices = []);
        indices.Add(_all.Count);
        _all.Add(entry);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_all.Count);
        foreach (var entry in _all)
            entry.Write(ref writer);
    }

    // Not through Put: on the way to its last state an asset's default may have moved, and only the last state was saved.
    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var entry = CurrencyNetworkRecord.Read(ref reader);
            _indexByKey.Add((entry.Asset, entry.Network), _all.Count);
            Append(entry);
        }
    }
}
