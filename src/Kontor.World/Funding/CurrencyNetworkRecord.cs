using Kontor.World.Codec;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>An asset of one exchange on one network: what can come and go there, and what it costs. Amounts are in the asset's smallest unit.</summary>
public sealed record CurrencyNetworkRecord
{
    public required string Asset { get; init; }
    public required string Network { get; init; }
    public bool CanDeposit { get; init; } = true;
    public bool CanWithdraw { get; init; } = true;

    /// <summary>Less than this is not credited; it stays with the house as dust.</summary>
    public Int128 DepositMin { get; init; }

    /// <summary>Always more than the fee, so that something arrives.</summary>
    public required Int128 WithdrawalMin { get; init; }

    public required Int128 WithdrawalMax { get; init; }

    /// <summary>Inside the amount: what arrives is the amount less the fee.</summary>
    public required Int128 WithdrawalFee { get; init; }

    /// <summary>How many decimals the amount of a withdrawal may have.</summary>
    public required int WithdrawalDecimals { get; init; }

    /// <summary>The network that is meant when none is named. Every asset has one: its first, until another takes its place.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Empty for the network's own coin.</summary>
    public string Contract { get; init; } = "";

    /// <summary>Deposits and withdrawals are done by hand only, whatever else is open.</summary>
    public bool IsClosedToApi { get; init; }

    internal bool IsWellFormed(AssetRecord asset) =>
        DepositMin >= 0
        && WithdrawalFee >= 0
        && WithdrawalMin > WithdrawalFee
        && WithdrawalMax >= WithdrawalMin
        && WithdrawalMax <= Bounds.AmountMax
        && DepositMin <= Bounds.AmountMax
        && WithdrawalDecimals >= 0
        && WithdrawalDecimals <= asset.Decimals
        && Contract.Length <= Bounds.NameLengthMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Asset);
        writer.WriteText(Network);
        writer.WriteBool(CanDeposit);
        writer.WriteBool(CanWithdraw);
        writer.WriteAmount(DepositMin);
        writer.WriteAmount(WithdrawalMin);
        writer.WriteAmount(WithdrawalMax);
        writer.WriteAmount(WithdrawalFee);
        writer.WriteLong(WithdrawalDecimals);
        writer.WriteBool(IsDefault);
        writer.WriteText(Contract);
        writer.WriteBool(IsClosedToApi);
    }

    internal static CurrencyNetworkRecord Read(ref RecordReader reader) =>
        new()
        {
            Asset = reader.ReadText(),
            Network = reader.ReadText(),
            CanDeposit = reader.ReadBool(),
            CanWithdraw = reader.ReadBool(),
            DepositMin = reader.ReadAmount(),
            WithdrawalMin = reader.ReadAmount(),
            WithdrawalMax = reader.ReadAmount(),
            WithdrawalFee = reader.ReadAmount(),
            WithdrawalDecimals = (int)reader.ReadLong(),
            IsDefault = reader.ReadBool(),
            Contract = reader.ReadText(),
            IsClosedToApi = reader.ReadBool(),
        };
}
