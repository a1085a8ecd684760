using Kontor.World.Codec;

namespace Kontor.World.Ledger;

/// <summary>The assets of one exchange, numbered in the order of their definition.</summary>
public sealed class AssetTable
{
    private readonly List<AssetRecord> _assets = [];
    private readonly Dictionary<string, int> _indexByCode = new(StringComparer.Ordinal);

    public IReadOnlyList<AssetRecord> All => _assets;

    public AssetRecord this[int index] => _assets[index];

    /// <summary>The asset's number, or -1.</summary>
    public int IndexOf(string code) => _indexByCode.TryGetValue(code, out var index) ? index : -1;

    public AssetRecord? Find(string code) => _indexByCode.TryGetValue(code, out var index) ? _assets[index] : null;

    internal void Put(AssetRecord asset)
    {
        if (_indexByCode.TryAdd(asset.Code, _assets.Count))
        {
            _assets.Add(asset);
            return;
        }
        var index = _indexByCode[asset.Code];
        Invariant.Holds(_assets[index].Decimals == asset.Decimals);
        _assets[index] = asset;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_assets.Count);
        foreach (var asset in _assets)
            writer.Write(asset);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(reader.ReadAsset());
    }
}
