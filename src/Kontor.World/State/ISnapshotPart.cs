using System.Buffers;

namespace Kontor.World.State;

/// <summary>
/// Something outside the log that wants to survive an orderly restart with the world, such as used-up limits and seen nonces. It is
/// saved with every snapshot, on the writer's thread, and is not part of the state hash: it is not a fold of the log.
/// </summary>
public interface ISnapshotPart
{
    string Name { get; }

    void Save(IBufferWriter<byte> output);

    void Load(ReadOnlySpan<byte> content);
}
