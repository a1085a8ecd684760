using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>What a user changed about the security of its account. A number, once used, keeps its meaning for ever.</summary>
public enum SecurityChange : byte
{
    None = 0,
    Password = 1,
    SecondFactor = 2,
    Email = 3,
    Phone = 4,
}

/// <summary>What a user of one exchange may do with coins, and which addresses it has saved.</summary>
public sealed record UserFunding
{
    internal static UserFunding New { get; } = new();

    public bool CanDeposit { get; init; } = true;
    public bool CanWithdraw { get; init; } = true;
    public SecurityChange LastChange { get; init; }

    /// <summary>Nothing can be withdrawn before this instant; from it on, it can.</summary>
    public long LockedUntilMs { get; init; }

    /// <summary>In the order in which they were saved.</summary>
    public ImmutableArray<SavedAddress> Addresses { get; init; } = [];

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteBool(CanDeposit);
        writer.WriteBool(CanWithdraw);
        writer.WriteByte((byte)LastChange);
        writer.WriteLong(LockedUntilMs);
        writer.WriteCount(Addresses.Length);
        foreach (var address in Addresses)
            address.Write(ref writer);
    }

    internal static UserFunding Read(ref RecordReader reader)
    {
        var settings = new UserFunding
        {
            CanDeposit = reader.ReadBool(),
            CanWithdraw = reader.ReadBool(),
            LastChange = (SecurityChange)reader.ReadByte(),
            LockedUntilMs = reader.ReadLong(),
        };
        var addresses = ImmutableArray.CreateBuilder<SavedAddress>(reader.ReadCount());
        for (var left = addresses.Capacity; left > 0; left--)
            addresses.Add(SavedAddress.Read(ref reader));
        return settings with { Addresses = addresses.MoveToImmutable() };
    }
}
