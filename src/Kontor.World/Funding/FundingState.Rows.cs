using Kontor.World.Ledger;

namespace Kontor.World.Funding;

public sealed partial class FundingState
{
    internal Deposit Read(in DepositRow row)
    {
        var ledger = _ledger.Exchanges[row.Exchange];
        return new Deposit
        {
            Id = row.Id,
            Exchange = ledger.Id,
            User = row.User,
            Asset = ledger.Assets[row.Asset].Code,
            Network = NameOf(row.Network),
            Address = row.Address.ToString(),
            Memo = row.Memo.ToString(),
            Amount = row.Amount,
            TxId = row.TxId.ToString(),
            TxIndex = row.TxIndex,
            FromUser = row.FromUser,
            State = row.State,
            Confirmations = row.Confirmations,
            CreatedMs = row.CreatedMs,
            UpdatedMs = row.UpdatedMs,
        };
    }

    internal Withdrawal Read(in WithdrawalRow row)
    {
        var ledger = _ledger.Exchanges[row.Exchange];
        return new Withdrawal
        {
            Id = row.Id,
            Exchange = ledger.Id,
            User = row.User,
            Asset = ledger.Assets[row.Asset].Code,
            Network = NameOf(row.Network),
            Address = row.Address.ToString(),
            Memo = row.Memo.ToString(),
            ToUser = row.ToUser,
            Amount = row.Amount,
            Fee = row.Fee,
            ClientNumber = row.ClientNumber.ToString(),
            Wallet = row.Wallet,
            State = row.State,
            Confirmations = row.Confirmations,
            TxId = row.TxId.ToString(),
            Reason = row.Reason.ToString(),
            CreatedMs = row.CreatedMs,
            UpdatedMs = row.UpdatedMs,
            DepositId = row.DepositId,
        };
    }

    internal UserTransfer Read(long id, in UserTransferRow row)
    {
        var ledger = _ledger.Exchanges[row.Exchange];
        return new UserTransfer
        {
            Id = id,
            Exchange = ledger.Id,
            From = row.From,
            To = row.To,
            FromWallet = row.FromWallet,
            ToWallet = row.ToWallet,
            Asset = ledger.Assets[row.Asset].Code,
            Amount = row.Amount,
            TimeMs = row.TimeMs,
        };
    }

    private DepositRow ToRow(Deposit deposit)
    {
        var ledger = _ledger.Find(deposit.Exchange)!;
        return new DepositRow
        {
            Id = deposit.Id,
            User = deposit.User,
            FromUser = deposit.FromUser,
            TxIndex = deposit.TxIndex,
            CreatedMs = deposit.CreatedMs,
            UpdatedMs = deposit.UpdatedMs,
            Amount = deposit.Amount,
            Asset = ledger.Assets.IndexOf(deposit.Asset),
            Network = NetworkIndex(deposit.Network),
            Confirmations = deposit.Confirmations,
            Exchange = (byte)ledger.Index,
            State = deposit.State,
            Address = ShortText.Of(deposit.Address),
            Memo = ShortText.Of(deposit.Memo),
            TxId = ShortText.Of(deposit.TxId),
        };
    }

    private WithdrawalRow ToRow(Withdrawal withdrawal)
    {
        var ledger = _ledger.Find(withdrawal.Exchange)!;
        return new WithdrawalRow
        {
            Id = withdrawal.Id,
            User = withdrawal.User,
            ToUser = withdrawal.ToUser,
            CreatedMs = withdrawal.CreatedMs,
            UpdatedMs = withdrawal.UpdatedMs,
            DepositId = withdrawal.DepositId,
            Amount = withdrawal.Amount,
            Fee = withdrawal.Fee,
            Asset = ledger.Assets.IndexOf(withdrawal.Asset),
            Network = NetworkIndex(withdrawal.Network),
            Confirmations = withdrawal.Confirmations,
            Exchange = (byte)ledger.Index,
            Wallet = withdrawal.Wallet,
            State = withdrawal.State,
            Address = ShortText.Of(withdrawal.Address),
            Memo = ShortText.Of(withdrawal.Memo),
            ClientNumber = ShortText.Of(withdrawal.ClientNumber),
            TxId = ShortText.Of(withdrawal.TxId),
            Reason = ShortText.Of(withdrawal.Reason),
        };
    }

    private string NameOf(int network) => network < 0 ? "" : _networks[network].Name;
}
