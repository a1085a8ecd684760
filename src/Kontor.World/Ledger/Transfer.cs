using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Ledger;

/// <summary>A transfer as the history holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct TransferRow : IHistoryRow
{
    public long User;
    public long TimeMs;
    public Int128 Amount;
    public int FromWallet;
    public int ToWallet;
    public int Asset;
    public byte Exchange;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => TimeMs;
}

/// <summary>A finished move between two wallets of one user.</summary>
public sealed record Transfer
{
    public required long Id { get; init; }
    public required long UserNumber { get; init; }
    public required ExchangeId Exchange { get; init; }
    public required WalletId From { get; init; }
    public required WalletId To { get; init; }
    public required string Asset { get; init; }
    public required Int128 Amount { get; init; }
    public required long TimeMs { get; init; }
}
