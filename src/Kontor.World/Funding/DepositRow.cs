using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Funding;

/// <summary>A deposit that nothing more can happen to, as the history holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct DepositRow : IHistoryRow
{
    public long Id;
    public long User;
    public long FromUser;
    public long TxIndex;
    public long CreatedMs;
    public long UpdatedMs;
    public Int128 Amount;
    public int Asset;

    /// <summary>-1 for a deposit that came over none.</summary>
    public int Network;

    public int Confirmations;
    public byte Exchange;
    public DepositState State;
    public ShortText Address;
    public ShortText Memo;
    public ShortText TxId;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => UpdatedMs;
}
