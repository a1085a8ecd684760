using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Perpetuals.Funding;

/// <summary>One round of a contract, as the history "funding-rates" holds it. The history's owners are the contracts, not users.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct FundingRateRow : IHistoryRow
{
    public long TimeMs;
    public long RatePpb;
    public long MarkUnits;
    public int Contract;
    public byte Exchange;

    readonly long IHistoryRow.Owner => OwnerOf(Exchange, Contract);
    readonly long IHistoryRow.TimeMs => TimeMs;

    public static long OwnerOf(int exchange, int contract) => HistoryOwner.Of(exchange, contract);
}
