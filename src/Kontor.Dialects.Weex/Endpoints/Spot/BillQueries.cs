using Kontor.Dialects.Weex.Wire;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>Which bills a client asks for.</summary>
internal readonly record struct BillFilter(long? CoinId, BillKind? Kind, TimeRange Range);

/// <summary>A bill with what its printing needs to know of its asset.</summary>
internal readonly record struct BillLine(Bill Bill, AssetRecord Asset, long CoinId);

/// <summary>Some of the bills that fit, and how many fit in all.</summary>
internal sealed record BillPage(IReadOnlyList<BillLine> Lines, int Total);

/// <summary>Looks up a user's bills. Runs on the world's thread, so it walks the user's own bills once and no further than it has to.</summary>
internal static class BillQueries
{
    /// <summary>The newest bills that fit.</summary>
    public static BillPage Newest(WorldState state, long user, WalletId wallet, BillFilter filter, int max) =>
        Read(state, user, wallet, filter, skip: 0, max, isCounted: false);

    /// <summary>One page of the bills that fit, newest first, and how many there are.</summary>
    public static BillPage Page(WorldState state, long user, WalletId wallet, BillFilter filter, long skip, int max) =>
        Read(state, user, wallet, filter, skip, max, isCounted: true);

    private static BillPage Read(WorldState state, long user, WalletId wallet, BillFilter filter, long skip, int max, bool isCounted)
    {
        var house = state.Ledger.Find(ExchangeId.Weex)!;
        var lines = new List<BillLine>();
        var total = 0;
        if (!TryCoin(house, filter.CoinId, out var coin))
            return new BillPage(lines, total);
        var query = new BillQuery(house.Id, user)
        {
            Wallet = wallet,
            Asset = coin,
            Kind = filter.Kind,
            FromMs = filter.Range.FromMs,
            ToMs = filter.Range.ToMs,
            Skip = isCounted ? 0 : (int)skip,
            Max = isCounted ? int.MaxValue : max,
        };
        foreach (var bill in state.Ledger.FindBills(query))
        {
            if (!isCounted || (total >= skip && lines.Count < max))
                lines.Add(new BillLine(bill, house.FindAsset(bill.Asset)!, Coins.IdOf(house, bill.Asset)));
            total++;
        }

        return new BillPage(lines, total);
    }

    /// <summary>An unknown coin is no mistake of form; nothing was ever booked in it.</summary>
    private static bool TryCoin(ExchangeLedger house, long? id, out string? code)
    {
        code = id is { } asked ? Coins.CodeOf(house, asked) : null;
        return id is null || code is not null;
    }
}
