using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.Exchanges.Partners;

/// <summary>
/// Looks up for a partner what those it brought are doing. Nothing is kept ready: every number is added up from the histories when somebody
/// asks, over no more time than is asked for.
/// </summary>
public sealed class PartnerDesk(TradingHouse house)
{
    /// <summary>How many movements of coins of one user are looked at, the newest first.</summary>
    private const int MovesMax = 1 << 16;

    public TradingHouse House => house;

    /// <summary>Those whom the caller brought.</summary>
    public async ValueTask<(Circle Circle, Refusal? Refusal)> CircleAsync(Call call)
    {
        var inviter = call.User!.Number;
        var (circle, none) = await house.AskAsync(call, state => Circle.Of(state, house.Exchange, inviter));
        return (circle!, none);
    }

    public UsdtWorth Worth(Circle circle, long nowMs) => new(house, circle.Assets, nowMs);

    public async ValueTask<(Deals Deals, Refusal? Refusal)> SpotAsync(Call call, UsdtWorth worth, long user, long fromMs, long toMs)
    {
        var deals = new Deals();
        return (deals, await ScanSpotAsync(call, worth, new PartnerSpan(user, fromMs, toMs), deals.Add));
    }

    public async ValueTask<(Deals Deals, Refusal? Refusal)> FuturesAsync(Call call, UsdtWorth worth, long user, long fromMs, long toMs)
    {
        var deals = new Deals();
        return (deals, await ScanFuturesAsync(call, worth, new PartnerSpan(user, fromMs, toMs), deals.Add));
    }

    /// <summary>Every spot trade of a user in a span of time: its volume, its fee and its time.</summary>
    public ValueTask<Refusal?> ScanSpotAsync(Call call, UsdtWorth worth, PartnerSpan span, Action<Int128, Int128, long> take) =>
        ScanAsync(
            call,
            state => state.Spot.History.Fills,
            new SpotQuery(house.Number, span.User) { FromMs = span.FromMs, ToMs = span.ToMs }.Fills(),
            row => take(worth.Of(house.MarketAt(row.Market).QuoteAsset, row.Value), worth.Of(row.FeeAsset, row.Fee), row.TimeMs)
        );

    /// <summary>The same of contracts.</summary>
    public ValueTask<Refusal?> ScanFuturesAsync(Call call, UsdtWorth worth, PartnerSpan span, Action<Int128, Int128, long> take) =>
        ScanAsync(
            call,
            state => state.Perpetuals.History.Fills,
            new PerpetualQuery(house.Number, span.User) { FromMs = span.FromMs, ToMs = span.ToMs }.Fills(),
            row =>
            {
                var quote = house.World.Perpetuals.At(house.Exchange, row.Contract)!.Record.Quote;
                take(worth.Of(quote, row.Value), worth.Of(quote, row.Fee), row.TimeMs);
            }
        );

    public async ValueTask<(IReadOnlyList<Holding> Holdings, Refusal? Refusal)> HoldingsAsync(Call call, long user)
    {
        var (held, none) = await house.AskAsync(call, state => Holding.Of(state, house.Exchange, user));
        return (held ?? [], none);
    }

    /// <summary>What came to the user from outside and went there, newest first.</summary>
    public async ValueTask<(IReadOnlyList<CoinMove> Moves, Refusal? Refusal)> MovesAsync(Call call, long user, long fromMs, long toMs)
    {
        var (rows, unread) = await house.ReadAsync(
            call,
            state => state.Ledger.Bills,
            new HistoryQuery<BillRow>
            {
                Owner = HistoryOwner.Of(house.Number, user),
                Range = HistoryRange.All with { FromMs = fromMs, ToMs = toMs },
                RowsMax = MovesMax,
                Where = row => row.Kind is BillKind.Deposit or BillKind.Withdraw or BillKind.WithdrawReturn,
            }
        );
        if (unread is not null || rows.Count == 0)
            return ([], unread);
        var (assets, none) = await house.AskAsync(call, state => AssetsOf(state, rows));
        if (none is not null)
            return ([], none);
        return ([.. rows.Select((entry, index) => CoinMove.Of(assets![index], entry.Row))], null);
    }

    /// <summary>Runs through a user's rows without keeping any of them.</summary>
    public async ValueTask<Refusal?> ScanAsync<TRow>(
        Call call,
        Func<WorldState, HistoryStream<TRow>> history,
        HistoryQuery<TRow> query,
        Action<TRow> take
    )
        where TRow : unmanaged, IHistoryRow
    {
        var wanted = query.Where;
        var scan = query with
        {
            RowsMax = 1,
            Where = row =>
            {
                if (wanted is null || wanted(row))
                    take(row);
                return false;
            },
        };
        return (await house.ReadAsync(call, history, scan)).Refusal;
    }

    private int[] AssetsOf(WorldState state, IReadOnlyList<HistoryEntry<BillRow>> rows)
    {
        var ledger = state.Ledger.Find(house.Exchange)!;
        return [.. rows.Select(entry => ledger.AssetOf(entry.Row.Account))];
    }
}

/// <summary>Whose doings, and within which time, both ends included.</summary>
public readonly record struct PartnerSpan(long User, long FromMs, long ToMs);
