using System.Text.Json;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>A deposit or a withdrawal as this contract lists it, whether it is still under way or over.</summary>
internal sealed record Movement
{
    private const int Create = 0;
    private const int Submitted = 1;
    private const int Processing = 2;
    private const int Success = 3;
    private const int Cancel = 4;
    private const int Fail = 5;

    /// <summary>Deposits and withdrawals are numbered together: a larger number was asked for later.</summary>
    public required long Id { get; init; }

    public required bool IsDeposit { get; init; }
    public required string Currency { get; init; }
    public required long ApplyMs { get; init; }
    public required string ArrivalAmount { get; init; }
    public required string Fee { get; init; }
    public required int Status { get; init; }
    public required string Address { get; init; }
    public required string AddressMemo { get; init; }
    public required string TxId { get; init; }

    public static Movement Of(WorldState state, Deposit deposit)
    {
        var decimals = DecimalsOf(state, deposit.Asset);
        return new Movement
        {
            Id = deposit.Id,
            IsDeposit = true,
            Currency = Account.Currency.IdOf(state, deposit.Asset, deposit.Network),
            ApplyMs = deposit.CreatedMs,
            ArrivalAmount = Units.Format(deposit.Amount, decimals),
            Fee = Units.Format(0, decimals),
            Status = deposit.State switch
            {
                DepositState.Waiting => Submitted,
                DepositState.Held => Processing,
                DepositState.Success => Success,
                _ => Fail,
            },
            Address = deposit.Address,
            AddressMemo = deposit.Memo,
            TxId = deposit.TxId,
        };
    }

    public static Movement Of(WorldState state, Withdrawal withdrawal)
    {
        var decimals = DecimalsOf(state, withdrawal.Asset);
        return new Movement
        {
            Id = withdrawal.Id,
            IsDeposit = false,
            Currency = Account.Currency.IdOf(state, withdrawal.Asset, withdrawal.Network),
            ApplyMs = withdrawal.CreatedMs,
            ArrivalAmount = Units.Format(withdrawal.Arrival, decimals),
            Fee = Units.Format(withdrawal.Fee, decimals),
            Status = withdrawal.State switch
            {
                WithdrawalState.Created => Create,
                WithdrawalState.Submitted => Submitted,
                WithdrawalState.Processing => Processing,
                WithdrawalState.Success => Success,
                WithdrawalState.Canceled => Cancel,
                _ => Fail,
            },
            Address = withdrawal.Address,
            AddressMemo = withdrawal.Memo,
            TxId = withdrawal.TxId,
        };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("withdraw_id"u8, IsDeposit ? "" : $"{Id}");
        json.WriteString("deposit_id"u8, IsDeposit ? $"{Id}" : "");
        json.WriteString("operation_type"u8, IsDeposit ? "deposit"u8 : "withdraw"u8);
        json.WriteString("currency"u8, Currency);
        json.WriteNumber("apply_time"u8, ApplyMs);
        json.WriteString("arrival_amount"u8, ArrivalAmount);
        json.WriteString("fee"u8, Fee);
        json.WriteNumber("status"u8, Status);
        json.WriteString("address"u8, Address);
        json.WriteString("address_memo"u8, AddressMemo);
        json.WriteString("tx_id"u8, TxId);
        json.WriteEndObject();
    }

    private static int DecimalsOf(WorldState state, string asset) => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(asset)!.Decimals;
}
