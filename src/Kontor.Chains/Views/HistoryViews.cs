using System.Collections.Immutable;
using Kontor.World.Chains;

namespace Kontor.Chains.Views;

/// <summary>What a row of a history tells of, in the order in which it comes within one transaction.</summary>
public enum HistoryKind : byte
{
    /// <summary>The transaction itself, with the coin that it carries, if any.</summary>
    Transaction,
    Internal,
    Transfer,
}

/// <summary>
/// Where a row of a history stands. It says nothing of rows above it, so new blocks do not move it; and it names its block, so that it ends when
/// that block is taken back.
/// </summary>
/// <param name="Nth">Of its kind in its transaction.</param>
public readonly record struct HistoryPlace(long Height, Hash32 BlockHash, int TransactionIndex, HistoryKind Kind, int Nth)
{
    /// <summary>Above everything that a block and those before it have.</summary>
    public static HistoryPlace AtEndOf(long height, Hash32 blockHash) => new(height, blockHash, int.MaxValue, HistoryKind.Transfer, 0);

    internal bool IsEndOfBlock => TransactionIndex == int.MaxValue;
}

/// <summary>Which kinds are meant.</summary>
/// <param name="Contract">Where it names one, only transfers of that token.</param>
public readonly record struct HistoryFilter(bool WithCoin, bool WithTokens, Address20? Contract)
{
    public static HistoryFilter All => new(WithCoin: true, WithTokens: true, Contract: null);

    public static HistoryFilter CoinOnly => new(WithCoin: true, WithTokens: false, Contract: null);

    public static HistoryFilter Token(Address20 contract) => new(WithCoin: false, WithTokens: true, contract);
}

/// <summary>A transaction, or what moved in it.</summary>
public sealed record HistoryRow(HistoryPlace Place, TransactionView Transaction, InternalView? Internal, TransferView? Transfer);

/// <summary>Rows of a history, newest first.</summary>
/// <param name="Next">From where on there is more; nothing at the end.</param>
public sealed record HistoryPage(ImmutableArray<HistoryRow> Rows, HistoryPlace? Next);
