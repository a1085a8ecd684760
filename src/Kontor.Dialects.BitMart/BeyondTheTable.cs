using Kontor.Catalog;

namespace Kontor.Dialects.BitMart;

/// <summary>What the house answers although its published table has no row for it.</summary>
internal static class BeyondTheTable
{
    public static PlainError TemporarilyRejected { get; } =
        new(
            "bitmart",
            "temporarily_rejected",
            "30017",
            418,
            Retry.Later,
            "not in the published table",
            "Your account request is temporarily rejected due to violation of current limiting rules, please contact customer service",
            "The caller went on after it was told that it asks too often."
        );
}
