using Kontor.Dialects.Weex.Wire;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>Which bills a client asks for. A coin has a number and a name, and every route knows one of them.</summary>
internal readonly record struct BillFilter(long? CoinId, string? Coin, BillKind? Kind, TimeRange Range);

/// <summary>A bill with what its printing needs to know of its asset.</summary>
internal readonly record struct BillLine(Bill Bill, AssetRecord Asset, long CoinId);

/// <summary>Some of the bills that fit, and how many fit in all.</summary>
internal sealed record BillPage(IReadOnlyList<BillLine> Lines, int Total);

/// <summary>Looks up a user's bills. Runs on the world's thread, so it walks the user's own bills once and no further than it has to.</summary>
internal static class BillQueries
{
    /// <summary>The newest bills that fit, but for the first so many.</summary>
    public static BillPage Newest(WorldState state, long user, WalletId wallet, BillFilter filter, int max, long skip = 0) =>
        Read(state, user, wallet, filter, skip, max, isCounted: false);

    /// <summary>One page of the bills that fit, newest first, and how many there are.</summary>
    public static BillPage Page(WorldState state, long user, WalletId wallet, BillFilter filter, long skip, int max) =>
        Read(state, user, wallet, filter, skip, max, isCounted: true);

    private static BillPage Read(WorldState state, long user, WalletId wallet, BillFilter filter, long skip, int max, bool isCounted)
    {
        var house = state.Ledger.Find(ExchangeId.Weex)!;
        var lines = new List<BillLine>();
        var total = 0;
        if (!TryCoin(house, filter, out var coin))
            return new BillPage(lines, total);
        var query = new BillQuery(house.Id, user)
        {
            Wallet = wallet,
            Asset = coin,
            Kind = filter.Kind,
            FromMs = filter.Range.FromMs,
            ToMs = filter.Range.ToMs,
            Skip = isCounted ? 0 : (int)Math.Min(skip, int.MaxValue),
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
    private static bool TryCoin(ExchangeLedger house, in BillFilter filter, out string? code)
    {
        code = filter.CoinId is { } id ? Coins.CodeOf(house, id) : filter.Coin;
        return (filter.CoinId is null && filter.Coin is null) || (code is not null && house.FindAsset(code) is not null);
    }
}
