using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Server.Control;

internal sealed record CurrencyView(
    string Id,
    string Asset,
    string Network,
    bool Deposit,
    bool Withdraw,
    string DepositMin,
    string WithdrawalMin,
    string WithdrawalMax,
    string WithdrawalFee,
    int WithdrawalDecimals,
    bool IsDefault,
    string Contract,
    bool IsClosedToApi
)
{
    public static CurrencyView Of(CurrencyNetworkRecord entry, ExchangeLedger house) => Of(entry, house.FindAsset(entry.Asset)!);

    public static CurrencyView Of(CurrencyNetworkRecord entry, AssetRecord asset) =>
        new(
            CurrencyNetworkTable.IdOf(entry),
            entry.Asset,
            entry.Network,
            entry.CanDeposit,
            entry.CanWithdraw,
            Units.FormatTrimmed(entry.DepositMin, asset.Decimals),
            Units.FormatTrimmed(entry.WithdrawalMin, asset.Decimals),
            Units.FormatTrimmed(entry.WithdrawalMax, asset.Decimals),
            Units.FormatTrimmed(entry.WithdrawalFee, asset.Decimals),
            entry.WithdrawalDecimals,
            entry.IsDefault,
            entry.Contract,
            entry.IsClosedToApi
        );
}

internal sealed record DepositView(
    long Id,
    string Exchange,
    long User,
    string Asset,
    string Network,
    string Address,
    string Memo,
    string Amount,
    string TxId,
    DepositState State,
    int Confirmations,
    string CreatedAt,
    string UpdatedAt
)
{
    public static DepositView Of(Deposit deposit, int decimals) =>
        new(
            deposit.Id,
            deposit.Exchange.Name,
            deposit.User,
            deposit.Asset,
            deposit.Network,
            deposit.Address,
            deposit.Memo,
            Units.Format(deposit.Amount, decimals),
            deposit.TxId,
            deposit.State,
            deposit.Confirmations,
            RequestsApi.Instant(deposit.CreatedMs),
            RequestsApi.Instant(deposit.UpdatedMs)
        );
}

internal sealed record WithdrawalView(
    long Id,
    string Exchange,
    long User,
    string Asset,
    string Network,
    string Address,
    string Memo,
    long ToUser,
    string Amount,
    string Fee,
    string TxId,
    WithdrawalState State,
    int Confirmations,
    string Reason,
    string CreatedAt,
    string UpdatedAt
)
{
    public static WithdrawalView Of(Withdrawal withdrawal, int decimals) =>
        new(
            withdrawal.Id,
            withdrawal.Exchange.Name,
            withdrawal.User,
            withdrawal.Asset,
            withdrawal.Network,
            withdrawal.Address,
            withdrawal.Memo,
            withdrawal.ToUser,
            Units.Format(withdrawal.Amount, decimals),
            Units.Format(withdrawal.Fee, decimals),
            withdrawal.TxId,
            withdrawal.State,
            withdrawal.Confirmations,
            withdrawal.Reason,
            RequestsApi.Instant(withdrawal.CreatedMs),
            RequestsApi.Instant(withdrawal.UpdatedMs)
        );
}
