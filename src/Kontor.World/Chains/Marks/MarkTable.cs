using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// The marked addresses of all chains. It never changes: whoever reads it, from any thread, has all of it as it was at one instant.
/// </summary>
public sealed class MarkTable
{
    private static readonly ImmutableSortedDictionary<Address20, AddressMarks> s_none = ImmutableSortedDictionary<
        Address20,
        AddressMarks
    >.Empty;

    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<Address20, AddressMarks>> _chains;

    private MarkTable(ImmutableSortedDictionary<string, ImmutableSortedDictionary<Address20, AddressMarks>> chains, int count) =>
        (_chains, Count) = (chains, count);

    public static MarkTable Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<Address20, AddressMarks>>(StringComparer.Ordinal), 0);

    public int Count { get; }

    /// <summary>In the order of the addresses.</summary>
    public ImmutableSortedDictionary<Address20, AddressMarks> Of(string chain) => _chains.GetValueOrDefault(chain, s_none);

    public AddressMarks Find(string chain, Address20 address) => Of(chain).GetValueOrDefault(address);

    internal MarkTable With(string chain, Address20 address, AddressMarks marks)
    {
        var before = Of(chain);
        var after = marks == AddressMarks.None ? before.Remove(address) : before.SetItem(address, marks);
        return new MarkTable(after.IsEmpty ? _chains.Remove(chain) : _chains.SetItem(chain, after), Count + after.Count - before.Count);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(Count);
        foreach (var (chain, marks) in _chains)
        {
            foreach (var (address, mark) in marks)
            {
                writer.WriteText(chain);
                writer.WriteAddress(address);
                writer.WriteByte((byte)mark);
            }
        }
    }

    internal static MarkTable Load(ref RecordReader reader)
    {
        var table = Empty;
        for (var left = reader.ReadCount(); left > 0; left--)
            table = table.With(reader.ReadText(), reader.ReadAddress(), (AddressMarks)reader.ReadByte());
        return table;
    }
}
