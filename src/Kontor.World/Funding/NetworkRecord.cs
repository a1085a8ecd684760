using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>A network that coins travel on. It is one for all exchanges, so what leaves one of them can arrive at another.</summary>
public sealed record NetworkRecord
{
    public const int ConfirmationsMax = 10_000;
    public const long BlockMsMax = 86_400_000;

    /// <summary>By which the exchanges know it, e.g. <c>TRC20</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The chain of this world behind it, or nothing when there is none.</summary>
    public string Chain { get; init; } = "";

    /// <summary>Never changes: addresses have been given out in it.</summary>
    public required AddressForm Form { get; init; }

    /// <summary>One address serves all users, and a number beside it says who is meant. Never changes either.</summary>
    public bool NeedsMemo { get; init; }

    /// <summary>In how many blocks, its own included, a transfer must stand before anybody believes it.</summary>
    public required int Confirmations { get; init; }

    public required long BlockMs { get; init; }

    /// <summary>No chain carries the transfers of this network yet: the world confirms them itself, by the clock, block by block.</summary>
    public bool IsStub { get; init; } = true;

    internal bool IsWellFormed =>
        Bounds.IsName(Name)
        && Chain.Length <= Bounds.NameLengthMax
        && Form is >= AddressForm.Evm and <= AddressForm.Iota
        && Confirmations is >= 1 and <= ConfirmationsMax
        && BlockMs is >= 1 and <= BlockMsMax
        && (!NeedsMemo || Form == AddressForm.Ripple);

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Name);
        writer.WriteText(Chain);
        writer.WriteByte((byte)Form);
        writer.WriteBool(NeedsMemo);
        writer.WriteLong(Confirmations);
        writer.WriteLong(BlockMs);
        writer.WriteBool(IsStub);
    }

    internal static NetworkRecord Read(ref RecordReader reader) =>
        new()
        {
            Name = reader.ReadText(),
            Chain = reader.ReadText(),
            Form = (AddressForm)reader.ReadByte(),
            NeedsMemo = reader.ReadBool(),
            Confirmations = (int)reader.ReadLong(),
            BlockMs = reader.ReadLong(),
            IsStub = reader.ReadBool(),
        };
}
