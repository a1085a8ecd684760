using Kontor.World.Codec;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>Open deposits and withdrawals, as snapshots hold them.</summary>
internal static class MovementCodec
{
    public static void WriteTransaction(ref RecordWriter writer, (string Network, string TxId, long Index) key)
    {
        writer.WriteText(key.Network);
        writer.WriteText(key.TxId);
        writer.WriteLong(key.Index);
    }

    public static (string Network, string TxId, long Index) ReadTransaction(ref RecordReader reader) =>
        (reader.ReadText(), reader.ReadText(), reader.ReadLong());

    public static void Write(this ref RecordWriter writer, Deposit deposit)
    {
        writer.WriteLong(deposit.Id);
        writer.WriteText(deposit.Exchange.Name);
        writer.WriteLong(deposit.User);
        writer.WriteText(deposit.Asset);
        writer.WriteText(deposit.Network);
        writer.WriteText(deposit.Address);
        writer.WriteText(deposit.Memo);
        writer.WriteAmount(deposit.Amount);
        writer.WriteText(deposit.TxId);
        writer.WriteLong(deposit.TxIndex);
        writer.WriteLong(deposit.FromUser);
        writer.WriteByte((byte)deposit.State);
        writer.WriteLong(deposit.Confirmations);
        writer.WriteLong(deposit.CreatedMs);
        writer.WriteLong(deposit.UpdatedMs);
        writer.WriteLong(deposit.NextStepMs);
        writer.WriteLong(deposit.BlockHeight);
    }

    public static Deposit ReadDeposit(this ref RecordReader reader) =>
        new()
        {
            Id = reader.ReadLong(),
            Exchange = new ExchangeId(reader.ReadText()),
            User = reader.ReadLong(),
            Asset = reader.ReadText(),
            Network = reader.ReadText(),
            Address = reader.ReadText(),
            Memo = reader.ReadText(),
            Amount = reader.ReadAmount(),
            TxId = reader.ReadText(),
            TxIndex = reader.ReadLong(),
            FromUser = reader.ReadLong(),
            State = (DepositState)reader.ReadByte(),
            Confirmations = (int)reader.ReadLong(),
            CreatedMs = reader.ReadLong(),
            UpdatedMs = reader.ReadLong(),
            NextStepMs = reader.ReadLong(),
            BlockHeight = reader.ReadLong(),
        };

    public static void Write(this ref RecordWriter writer, Withdrawal withdrawal)
    {
        writer.WriteLong(withdrawal.Id);
        writer.WriteText(withdrawal.Exchange.Name);
        writer.WriteLong(withdrawal.User);
        writer.WriteText(withdrawal.Asset);
        writer.WriteByte((byte)withdrawal.Wallet);
        writer.WriteText(withdrawal.Network);
        writer.WriteText(withdrawal.Address);
        writer.WriteText(withdrawal.Memo);
        writer.WriteAmount(withdrawal.Amount);
        writer.WriteAmount(withdrawal.Fee);
        writer.WriteText(withdrawal.ClientNumber);
        writer.WriteByte((byte)withdrawal.State);
        writer.WriteLong(withdrawal.Confirmations);
        writer.WriteText(withdrawal.TxId);
        writer.WriteLong(withdrawal.CreatedMs);
        writer.WriteLong(withdrawal.UpdatedMs);
        writer.WriteLong(withdrawal.NextStepMs);
        writer.WriteLong(withdrawal.DepositId);
        writer.WriteLong(withdrawal.BlockHeight);
    }

    public static Withdrawal ReadWithdrawal(this ref RecordReader reader) =>
        new()
        {
            Id = reader.ReadLong(),
            Exchange = new ExchangeId(reader.ReadText()),
            User = reader.ReadLong(),
            Asset = reader.ReadText(),
            Wallet = (WalletKind)reader.ReadByte(),
            Network = reader.ReadText(),
            Address = reader.ReadText(),
            Memo = reader.ReadText(),
            Amount = reader.ReadAmount(),
            Fee = reader.ReadAmount(),
            ClientNumber = reader.ReadText(),
            State = (WithdrawalState)reader.ReadByte(),
            Confirmations = (int)reader.ReadLong(),
            TxId = reader.ReadText(),
            CreatedMs = reader.ReadLong(),
            UpdatedMs = reader.ReadLong(),
            NextStepMs = reader.ReadLong(),
            DepositId = reader.ReadLong(),
            BlockHeight = reader.ReadLong(),
        };
}
