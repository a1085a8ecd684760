using Kontor.World.Codec;

namespace Kontor.World.State;

/// <summary>
/// One part of the state. What it saves is exactly what the state hash covers, so it must be written in an order that depends on the
/// commands alone: never in the order in which a hash table happens to hold it.
/// </summary>
public interface IStateFolder
{
    string Name { get; }

    void Save(ref RecordWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote, into a folder that is still empty.</summary>
    void Load(ref RecordReader reader);

    /// <summary>Adds a sentence for every invariant that does not hold.</summary>
    void Check(ICollection<string> broken);
}
