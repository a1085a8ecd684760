using Kontor.World.Codec;

namespace Kontor.World.Spot;

/// <summary>The levels of fees of one exchange, and who is on which.</summary>
internal sealed class FeeTiers
{
    private readonly List<FeeTier> _tiers = [FeeTier.Basic];

    // By user number; most are on level 0, and those behind the end all are.
    private byte[] _levels = [];

    public IReadOnlyList<FeeTier> All => _tiers;

    public FeeTier Of(long user) => _tiers[user < _levels.Length ? _levels[user] : 0];

    public void Put(FeeTier tier)
    {
        if (tier.Level == _tiers.Count)
            _tiers.Add(tier);
        else
            _tiers[tier.Level] = tier;
    }

    public void PutLevelOf(long user, int level)
    {
        if (user >= _levels.Length)
            Array.Resize(ref _levels, (int)Math.Max(user + 1, _levels.Length * 2));
        _levels[user] = (byte)level;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_tiers.Count);
        foreach (var tier in _tiers)
            writer.Write(tier);
        // Without what stands behind the last user who is on a level: how long the array is must not show.
        writer.WriteBytes(_levels.AsSpan().TrimEnd((byte)0));
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(reader.ReadFeeTier());
        _levels = reader.ReadBytes().ToArray();
    }
}
