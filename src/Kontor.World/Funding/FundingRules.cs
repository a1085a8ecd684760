using Kontor.World.Codec;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>What one exchange has decided about deposits, withdrawals and sub-accounts.</summary>
public sealed record FundingRules
{
    public const long DayMs = 86_400_000;

    /// <summary>Where deposits are credited.</summary>
    public WalletKind DepositWallet { get; init; } = WalletKind.Funding;

    /// <summary>Where withdrawals are taken from.</summary>
    public WalletKind WithdrawalWallet { get; init; } = WalletKind.Funding;

    /// <summary>Only addresses that were saved and verified before can be withdrawn to.</summary>
    public bool NeedsSavedAddress { get; init; }

    /// <summary>For how long nothing can be withdrawn after a change of password, second factor and the like.</summary>
    public long SecurityLockMs { get; init; } = DayMs;

    /// <summary>
    /// What one user can withdraw within any 24 hours, in hundred-millionths of a bitcoin. What has no worth in bitcoin is not counted.
    /// </summary>
    public long DailyQuotaSatoshi { get; init; } = 100 * 100_000_000L;

    /// <summary>How long the house looks at a withdrawal before it gives it to the network.</summary>
    public long ReviewMs { get; init; } = 5_000;

    /// <summary>How many sub-accounts one user can open.</summary>
    public int SubAccountsMax { get; init; } = 30;

    internal bool IsWellFormed =>
        DepositWallet is WalletKind.Funding or WalletKind.Spot
        && WithdrawalWallet is WalletKind.Funding or WalletKind.Spot
        && SecurityLockMs is >= 0 and <= 365 * DayMs
        && DailyQuotaSatoshi >= 0
        && ReviewMs is >= 0 and <= DayMs
        && SubAccountsMax is >= 0 and <= FundingBounds.SubAccountsMax;

    internal WalletId DepositTo => new(DepositWallet, "");

    internal WalletId WithdrawFrom => new(WithdrawalWallet, "");

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteByte((byte)DepositWallet);
        writer.WriteByte((byte)WithdrawalWallet);
        writer.WriteBool(NeedsSavedAddress);
        writer.WriteLong(SecurityLockMs);
        writer.WriteLong(DailyQuotaSatoshi);
        writer.WriteLong(ReviewMs);
        writer.WriteLong(SubAccountsMax);
    }

    internal static FundingRules Read(ref RecordReader reader) =>
        new()
        {
            DepositWallet = (WalletKind)reader.ReadByte(),
            WithdrawalWallet = (WalletKind)reader.ReadByte(),
            NeedsSavedAddress = reader.ReadBool(),
            SecurityLockMs = reader.ReadLong(),
            DailyQuotaSatoshi = reader.ReadLong(),
            ReviewMs = reader.ReadLong(),
            SubAccountsMax = (int)reader.ReadLong(),
        };
}
