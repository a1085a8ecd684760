using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>The bridges of the world, and all that ever went over them.</summary>
public sealed class CrossingTable
{
    private readonly Published<BridgeRecord> _bridges = new();
    private readonly Published<CrossTransfer> _all = new();
    private readonly SortedSet<long> _open = [];

    /// <summary>In the order of their definition. May be read from any thread.</summary>
    public IEnumerable<BridgeRecord> Bridges => _bridges;

    /// <summary>In the order in which they were asked for, each in its newest form. May be read from any thread.</summary>
    public IEnumerable<CrossTransfer> All => _all;

    /// <summary>May be asked from any thread.</summary>
    public CrossingIndex Index { get; } = new();

    public int Count => _all.Count;
    internal int BridgeCount => _bridges.Count;

    /// <summary>Those that are on their way, the oldest first.</summary>
    internal List<CrossTransfer> Open => [.. _open.Select(id => _all[id - 1]!)];

    internal bool HasOpen => _open.Count > 0;

    /// <summary>In its newest form. May be asked from any thread.</summary>
    public CrossTransfer? Find(long id) => _all[id - 1];

    public BridgeRecord BridgeOf(CrossTransfer crossing) => _bridges[crossing.Bridge]!;

    internal int IndexOf(string home, string zone)
    {
        for (var index = 0; index < _bridges.Count; index++)
        {
            if (_bridges[index]!.Home == home && _bridges[index]!.Zone == zone)
                return index;
        }
        return -1;
    }

    internal BridgeRecord this[int bridge] => _bridges[bridge]!;

    internal void Put(int index, BridgeRecord bridge) => _bridges.Put(index, bridge);

    internal void Put(CrossTransfer crossing)
    {
        var before = Find(crossing.Id);
        _all.Put((int)crossing.Id - 1, crossing);
        Index.Put(BridgeOf(crossing), before, crossing);
        if (crossing.IsOpen)
            _open.Add(crossing.Id);
        else
            _open.Remove(crossing.Id);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_bridges.Count);
        foreach (var bridge in _bridges)
            bridge.Write(ref writer);
        writer.WriteCount(_all.Count);
        foreach (var crossing in _all)
            crossing.Write(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            _bridges.Put(_bridges.Count, BridgeRecord.Read(ref reader));
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(CrossTransfer.Read(ref reader));
    }
}
