using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>Whether a sub-account can give and take. The numbers are those of one of the contracts.</summary>
public enum SubAccountState : byte
{
    /// <summary>Stopped by the house.</summary>
    Frozen = 0,

    Normal = 1,

    /// <summary>Stopped by its main user.</summary>
    FrozenByMain = 2,
}

/// <summary>A user that another one opened, at one exchange, to keep money and keys apart.</summary>
public sealed record SubAccount
{
    public required long User { get; init; }
    public required long Main { get; init; }
    public required string Name { get; init; }
    public SubAccountState State { get; init; } = SubAccountState.Normal;
    public required long OpenedMs { get; init; }

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(User);
        writer.WriteLong(Main);
        writer.WriteText(Name);
        writer.WriteByte((byte)State);
        writer.WriteLong(OpenedMs);
    }

    internal static SubAccount Read(ref RecordReader reader) =>
        new()
        {
            User = reader.ReadLong(),
            Main = reader.ReadLong(),
            Name = reader.ReadText(),
            State = (SubAccountState)reader.ReadByte(),
            OpenedMs = reader.ReadLong(),
        };
}
