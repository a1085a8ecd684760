using System.Buffers;
using System.Collections.Immutable;

namespace Kontor.World.State;

/// <summary>
/// The parts that others keep in a world's snapshots. A part that nobody claims at this start is kept as it is: opening a world once
/// with a tool that knows less must not lose anything.
/// </summary>
internal sealed class SnapshotParts(ImmutableArray<ISnapshotPart> parts)
{
    private ImmutableArray<SnapshotSection> _unclaimed = [];

    public void Load(ImmutableArray<SnapshotSection> sections)
    {
        var unclaimed = ImmutableArray.CreateBuilder<SnapshotSection>();
        foreach (var section in sections)
        {
            var owner = parts.FirstOrDefault(part => string.Equals(part.Name, section.Name, StringComparison.Ordinal));
            if (owner is null)
                unclaimed.Add(section);
            else
                owner.Load(section.Content.AsSpan());
        }
        _unclaimed = unclaimed.ToImmutable();
    }

    /// <summary>Parts change without any command, so a world that has some has something to save.</summary>
    public bool IsEmpty => parts.IsEmpty;

    public List<SnapshotSection> Save()
    {
        var sections = new List<SnapshotSection>(_unclaimed);
        foreach (var part in parts)
        {
            var output = new ArrayBufferWriter<byte>();
            part.Save(output);
            sections.Add(new SnapshotSection(part.Name, ImmutableArray.Create(output.WrittenSpan)));
        }
        return sections;
    }
}
