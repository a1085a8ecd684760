namespace Kontor.Chains.Following.Reading;

/// <summary>What no chain comes near. Beyond it an answer is taken for nonsense.</summary>
internal static class NodeBounds
{
    public const int TransactionsPerBlockMax = 100_000;
    public const int LogsPerTransactionMax = 100_000;
    public const int CallsPerBlockMax = 10_000_000;
    public const int WithdrawalsPerBlockMax = 10_000;
    public const int OmmersPerBlockMax = 1_000;
    public const int TopicsMax = 4;
    public const int InputBytesMax = 8 << 20;
    public const int LogDataBytesMax = 8 << 20;
    public const int CodeBytesMax = 1 << 20;
    public const int TextBytesMax = 256;
    public const int AccountsMax = 10_000;
    public const int PendingMax = 10_000;
    public const int AccessListMax = 100_000;

    /// <summary>The last second of the year 9999.</summary>
    public const long TimeSMax = 253_402_300_799;
}
