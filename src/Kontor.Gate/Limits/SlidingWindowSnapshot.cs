using System.Buffers;

namespace Kontor.Gate.Limits;

/// <summary>A window as bytes: its admissions, oldest first. The limit is configuration and does not travel.</summary>
internal static class SlidingWindowSnapshot
{
    extension(SlidingWindow window)
    {
        public void Save(IBufferWriter<byte> target)
        {
            SnapshotWriter.Int(target, window.SlotCount);
            for (var i = 0; i < window.SlotCount; i++)
            {
                var (atMs, weight) = window.Admission(i);
                SnapshotWriter.Long(target, atMs);
                SnapshotWriter.Int(target, weight);
            }
        }

        public void Load(ref SnapshotReader reader)
        {
            for (var left = reader.Count(); left > 0; left--)
                window.Restore(reader.Long(), reader.Int());
        }
    }
}
