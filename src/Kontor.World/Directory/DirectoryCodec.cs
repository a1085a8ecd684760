using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Directory;

internal static class DirectoryCodec
{
    public static void Write(this ref RecordWriter writer, UserRecord user)
    {
        writer.WriteLong(user.Number);
        writer.WriteText(user.Name);
        writer.WriteByte((byte)user.State);
        writer.WriteBool(user.HasSecondFactor);
        writer.WriteUnsigned((ushort)user.Accounts);
        writer.WriteLong(user.CreatedMs);
    }

    public static UserRecord ReadUser(this ref RecordReader reader) =>
        new()
        {
            Number = reader.ReadLong(),
            Name = reader.ReadText(),
            State = (UserState)reader.ReadByte(),
            HasSecondFactor = reader.ReadBool(),
            Accounts = (AccountKinds)reader.ReadUnsigned(),
            CreatedMs = reader.ReadLong(),
        };

    public static void Write(this ref RecordWriter writer, BrokerRecord broker)
    {
        writer.WriteText(broker.Id);
        writer.WriteTexts(broker.Domains);
    }

    public static BrokerRecord ReadBroker(this ref RecordReader reader) => new() { Id = reader.ReadText(), Domains = reader.ReadTexts() };

    public static void Write(this ref RecordWriter writer, KeyRecord key)
    {
        writer.WriteLong(key.Number);
        writer.WriteText(key.Dialect);
        writer.WriteText(key.Id);
        writer.WriteLong(key.UserNumber);
        writer.WriteByte((byte)key.State);
        writer.WriteByte((byte)key.Algorithm);
        writer.WriteBytes(key.SealedSecret.AsSpan());
        writer.WriteBytes(key.PublicKey.AsSpan());
        writer.WriteBytes(key.PassphraseHash.AsSpan());
        writer.WriteText(key.Memo);
        writer.WriteUnsigned((ushort)key.Permissions);
        writer.WriteTexts(key.AllowedIps);
        writer.WriteLong(key.ExpiresMs);
        writer.WriteText(key.Tier);
        writer.WriteText(key.Broker);
        writer.WriteLong(key.CreatedMs);
        writer.WriteTexts(key.ContractIps);
    }

    public static KeyRecord ReadKey(this ref RecordReader reader) =>
        new()
        {
            Number = reader.ReadLong(),
            Dialect = reader.ReadText(),
            Id = reader.ReadText(),
            UserNumber = reader.ReadLong(),
            State = (KeyState)reader.ReadByte(),
            Algorithm = (KeyAlgorithm)reader.ReadByte(),
            SealedSecret = ImmutableArray.Create(reader.ReadBytes()),
            PublicKey = ImmutableArray.Create(reader.ReadBytes()),
            PassphraseHash = ImmutableArray.Create(reader.ReadBytes()),
            Memo = reader.ReadText(),
            Permissions = (Permissions)reader.ReadUnsigned(),
            AllowedIps = reader.ReadTexts(),
            ExpiresMs = reader.ReadLong(),
            Tier = reader.ReadText(),
            Broker = reader.ReadText(),
            CreatedMs = reader.ReadLong(),
            ContractIps = reader.ReadTexts(),
        };
}
