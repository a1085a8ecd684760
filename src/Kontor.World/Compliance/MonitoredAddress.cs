using Kontor.World.Codec;

namespace Kontor.World.Compliance;

/// <summary>An address whose movements somebody wants to know of.</summary>
/// <param name="Owner">The user who asked for it.</param>
/// <param name="OnlyBlack">Movements from and to black addresses only.</param>
/// <param name="EndMs">From here on it is watched no more.</param>
public sealed record MonitoredAddress(long Owner, string Chain, string Address, bool OnlyBlack, string Note, long SinceMs, long EndMs)
{
    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Owner);
        writer.WriteText(Chain);
        writer.WriteText(Address);
        writer.WriteBool(OnlyBlack);
        writer.WriteText(Note);
        writer.WriteLong(SinceMs);
        writer.WriteLong(EndMs);
    }

    internal static MonitoredAddress Read(ref RecordReader reader) =>
        new(
            reader.ReadLong(),
            reader.ReadText(),
            reader.ReadText(),
            reader.ReadBool(),
            reader.ReadText(),
            reader.ReadLong(),
            reader.ReadLong()
        );
}
