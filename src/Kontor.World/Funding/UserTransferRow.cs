using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>
/// A transfer between two users as the history holds it. Within a family of accounts it is the main user's, whoever gave and took; to somebody
/// the giver brought here, it is the giver's.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct UserTransferRow : IHistoryRow
{
    public long Main;
    public long From;
    public long To;
    public long TimeMs;
    public Int128 Amount;
    public int Asset;
    public WalletKind FromWallet;
    public WalletKind ToWallet;
    public byte Exchange;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, Main);
    readonly long IHistoryRow.TimeMs => TimeMs;
}

/// <summary>A finished move between two users: of one family of accounts, or an inviter and its invitee.</summary>
public sealed record UserTransfer
{
    public required long Id { get; init; }
    public required ExchangeId Exchange { get; init; }
    public required long From { get; init; }
    public required long To { get; init; }
    public required WalletKind FromWallet { get; init; }
    public required WalletKind ToWallet { get; init; }
    public required string Asset { get; init; }
    public required Int128 Amount { get; init; }
    public required long TimeMs { get; init; }
}
