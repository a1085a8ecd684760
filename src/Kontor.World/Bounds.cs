namespace Kontor.World;

/// <summary>Everything in a world has a bound; these are the ones that no option changes.</summary>
public static class Bounds
{
    public const int UsersMax = 1_000_000;
    public const int KeysMax = 4_000_000;
    public const int BrokersMax = 10_000;
    public const int ServicesMax = 10_000;
    public const int ExchangesMax = 16;
    public const int AssetsPerExchangeMax = 10_000;
    public const int MarketsPerExchangeMax = 10_000;
    public const int PerpetualOrdersPerExchangeMax = 1 << 20;
    public const int SpotOrdersPerExchangeMax = 1 << 20;
    public const int SpotTriggersPerExchangeMax = 1 << 18;
    public const int TriggersPerMarketMax = 1 << 16;
    public const int ChainsMax = 64;
    public const int BlocksPerChainMax = 10_000_000;
    public const int BlocksPerCommandMax = 10_000;
    public const int AllocationsPerChainMax = 100_000;
    public const int VerificationsPerChainMax = 100_000;

    /// <summary>How much of one asset may ever come into an exchange: far below where sums and products of amounts could overflow.</summary>
    public static readonly Int128 AmountMax = Int128.One << 100;

    /// <summary>Items that wait for their instant: a few for every position, plan and transfer that is open.</summary>
    public const int DueItemsMax = 1_000_000;

    /// <summary>Names, ids, symbols, addresses: text that identifies something.</summary>
    public const int NameLengthMax = 256;

    /// <summary>Notes, titles, paths: text that somebody reads.</summary>
    public const int TextLengthMax = 4096;

    /// <summary>A sealed secret, a public key, a hash.</summary>
    public const int SecretBytesMax = 4096;

    public const int ListLengthMax = 1024;

    /// <summary>One encoded command. The largest are chains with all their allocations.</summary>
    public const int RecordBytesMax = 16 * 1024 * 1024;

    /// <summary>The last instant of the year 9999, which is also the last one that .NET can write down.</summary>
    public const long InstantMaxMs = 253_402_300_799_999;

    public static bool IsName(string text) => text.Length is > 0 and <= NameLengthMax;

    public static bool IsText(string text) => text.Length <= TextLengthMax;
}
