using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>A transfer that was worth much when it was made.</summary>
/// <param name="FromExchange">The house that sends; empty where none does.</param>
public sealed record LargeTransfer(
    ChainAsset Asset,
    long Height,
    long TimeMs,
    int TransactionIndex,
    string TransactionHash,
    string From,
    string To,
    string FromExchange,
    string ToExchange,
    BigInteger Amount
);
