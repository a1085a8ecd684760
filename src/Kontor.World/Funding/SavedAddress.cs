using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>How far a saved address reaches. A number, once used, keeps its meaning for ever.</summary>
public enum AddressReach : byte
{
    /// <summary>One asset on one network.</summary>
    Standard = 0,

    /// <summary>Every asset on one network.</summary>
    Universal = 1,

    /// <summary>Every asset on every network whose addresses are written like Ethereum's.</summary>
    Evm = 2,
}

/// <summary>An entry of a user's address book.</summary>
public sealed record SavedAddress
{
    public required string Asset { get; init; }
    public required string Network { get; init; }

    /// <summary>As it is compared: with its checksum, in its one case.</summary>
    public required string Address { get; init; }

    public string Memo { get; init; } = "";
    public string Remark { get; init; } = "";
    public AddressReach Reach { get; init; }

    /// <summary>The user has confirmed it by mail or message. Until then nothing is withdrawn to it.</summary>
    public bool IsVerified { get; init; }

    internal bool IsSameAs(SavedAddress other) =>
        string.Equals(Network, other.Network, StringComparison.Ordinal)
        && string.Equals(Asset, other.Asset, StringComparison.Ordinal)
        && string.Equals(Address, other.Address, StringComparison.Ordinal)
        && string.Equals(Memo, other.Memo, StringComparison.Ordinal);

    internal bool Allows(string asset, NetworkRecord network, string address, string memo) =>
        IsVerified
        && string.Equals(Address, address, StringComparison.Ordinal)
        && string.Equals(Memo, memo, StringComparison.Ordinal)
        && Reach switch
        {
            AddressReach.Evm => network.Form == AddressForm.Evm,
            AddressReach.Universal => string.Equals(Network, network.Name, StringComparison.Ordinal),
            _ => string.Equals(Network, network.Name, StringComparison.Ordinal) && string.Equals(Asset, asset, StringComparison.Ordinal),
        };

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Asset);
        writer.WriteText(Network);
        writer.WriteText(Address);
        writer.WriteText(Memo);
        writer.WriteText(Remark);
        writer.WriteByte((byte)Reach);
        writer.WriteBool(IsVerified);
    }

    internal static SavedAddress Read(ref RecordReader reader) =>
        new()
        {
            Asset = reader.ReadText(),
            Network = reader.ReadText(),
            Address = reader.ReadText(),
            Memo = reader.ReadText(),
            Remark = reader.ReadText(),
            Reach = (AddressReach)reader.ReadByte(),
            IsVerified = reader.ReadBool(),
        };
}
