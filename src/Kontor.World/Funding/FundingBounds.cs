namespace Kontor.World.Funding;

/// <summary>How much of each kind a world can hold.</summary>
public static class FundingBounds
{
    public const int NetworksMax = 256;
    public const int CurrencyNetworksMax = 10_000;
    public const int DepositAddressesMax = 4_000_000;

    /// <summary>Deposits that are not credited yet, and withdrawals that are not through, of all exchanges together.</summary>
    public const int OpenMax = 200_000;

    /// <summary>Withdrawals of one user that count against its quota, which those of the last 24 hours do.</summary>
    public const int WithdrawalsPerDayMax = 1_000;

    public const int SavedAddressesMax = 200;
    public const int SubAccountsMax = 1_000;

    /// <summary>Transactions that are known to have been reported: the newest ones of the world. A chain does not report one again later.</summary>
    public const int ReportedMax = 1_000_000;

    /// <summary>Numbers that clients gave their transfers and withdrawals: the newest ones of each exchange.</summary>
    public const int NumbersMax = 1_000_000;

    /// <summary>How many of a user's finished movements are looked through for one of them.</summary>
    public const int SearchMax = 10_000;

    /// <summary>A number by which a client knows its transfer or withdrawal again.</summary>
    public const int NumberLengthMax = 64;

    internal static bool IsNumber(string number) => number.Length is > 0 and <= NumberLengthMax && ShortText.Fits(number);
}
