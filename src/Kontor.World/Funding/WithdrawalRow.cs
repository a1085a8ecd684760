using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>A withdrawal that nothing more can happen to, as the history holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct WithdrawalRow : IHistoryRow
{
    public long Id;
    public long User;
    public long ToUser;
    public long CreatedMs;
    public long UpdatedMs;
    public long DepositId;
    public Int128 Amount;
    public Int128 Fee;
    public int Asset;

    /// <summary>-1 for a withdrawal that went over none.</summary>
    public int Network;

    public int Confirmations;
    public byte Exchange;
    public WalletKind Wallet;
    public WithdrawalState State;
    public ShortText Address;
    public ShortText Memo;
    public ShortText ClientNumber;
    public ShortText TxId;
    public ShortText Reason;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => UpdatedMs;
}
