using Kontor.World.Codec;

namespace Kontor.World.Referrals;

/// <summary>A user that another one brought to an exchange. It stays so for as long as the world lives.</summary>
public sealed record Referral
{
    public required long User { get; init; }
    public required long Inviter { get; init; }

    /// <summary>The word by which the inviter is known in what it publishes; several invitees come by the same.</summary>
    public required string Code { get; init; }

    public required long TimeMs { get; init; }

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(User);
        writer.WriteLong(Inviter);
        writer.WriteText(Code);
        writer.WriteLong(TimeMs);
    }

    internal static Referral Read(ref RecordReader reader) =>
        new()
        {
            User = reader.ReadLong(),
            Inviter = reader.ReadLong(),
            Code = reader.ReadText(),
            TimeMs = reader.ReadLong(),
        };
}
