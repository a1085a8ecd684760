using Kontor.World;
using Kontor.World.History;
using Kontor.World.MarketData;
using Kontor.World.State;

namespace Kontor.Simulation;

/// <summary>
/// What can be seen of a world from outside and is not in its state hash: the tapes of its markets, and pages of its histories, which
/// after a restart come from the disk.
/// </summary>
internal static class PublicFace
{
    private const int RowsMax = 40;

    /// <summary>Everything there is to see, in words.</summary>
    /// <param name="world">Whose.</param>
    /// <param name="user">Whose histories are looked at.</param>
    /// <param name="toMs">Until when.</param>
    public static async Task<string> OfAsync(LiveWorld world, long user, long toMs)
    {
        var words = new List<string>();
        for (var index = 0; index < Scene.Exchanges.Length; index++)
        {
            foreach (var market in world.Spot.Markets(Scene.Exchanges[index]))
                words.AddRange(OfTape(market.Record, market.Tape, world.Clock.NowMs));
            foreach (var contract in world.Perpetuals.Contracts(Scene.Exchanges[index]))
                words.AddRange(OfTape(contract.Record, contract.Tape, world.Clock.NowMs));
            var owner = HistoryOwner.Of(index, user);
            words.Add(await PageAsync(world, state => state.Ledger.Bills, owner, toMs));
            words.Add(await PageAsync(world, state => state.Ledger.Transfers, owner, toMs));
            words.Add(await PageAsync(world, state => state.Spot.History.Orders, owner, toMs));
            words.Add(await PageAsync(world, state => state.Spot.History.Fills, owner, toMs));
            words.Add(await PageAsync(world, state => state.Spot.History.Triggers, owner, toMs));
            words.Add(await PageAsync(world, state => state.Perpetuals.History.Orders, owner, toMs));
            words.Add(await PageAsync(world, state => state.Perpetuals.History.Fills, owner, toMs));
            words.Add(await PageAsync(world, state => state.Perpetuals.History.Positions, owner, toMs));
            words.Add(await PageAsync(world, state => state.Perpetuals.History.Plans, owner, toMs));
            words.Add(await PageAsync(world, state => state.Margin.ClosedLoans, owner, toMs));
            words.Add(await PageAsync(world, state => state.Margin.Repayments, owner, toMs));
            words.Add(await PageAsync(world, state => state.Funding.FinishedDeposits, owner, toMs));
            words.Add(await PageAsync(world, state => state.Funding.FinishedWithdrawals, owner, toMs));
            words.Add(await PageAsync(world, state => state.Funding.UserTransfers, owner, toMs));
        }
        return string.Join('\n', words);
    }

    /// <summary>The first thing in which two faces differ.</summary>
    public static string Difference(string left, string right)
    {
        foreach (var (one, other) in left.Split('\n').Zip(right.Split('\n')))
        {
            if (string.Equals(one, other, StringComparison.Ordinal))
                continue;
            var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
            return $"{At(one, at)} and {At(other, at)}";
        }
        return "nothing";
    }

    private static string At(string text, int at) =>
        $"'{text[..Math.Min(60, at)]} … {text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)]}'";

    private static IEnumerable<string> OfTape(object record, MarketTape tape, long nowMs)
    {
        yield return AnswerText.Of(record);
        // When it was published depends on who asked when.
        yield return AnswerText.Of(tape.Depth() with { TimeMs = 0 });
        yield return AnswerText.Of(tape.Trades(RowsMax));
        yield return AnswerText.Of(tape.Ticker(nowMs));
        foreach (var interval in (CandleInterval[])[CandleInterval.Minute1, CandleInterval.Hour1, CandleInterval.Month1])
            yield return AnswerText.Of(tape.Candles(CandlePrice.Last).Read(interval, 0, nowMs, RowsMax, nowMs));
    }

    private static async Task<string> PageAsync<TRow>(LiveWorld world, Func<WorldState, HistoryStream<TRow>> stream, long owner, long toMs)
        where TRow : unmanaged, IHistoryRow
    {
        var query = new HistoryQuery<TRow>
        {
            Owner = owner,
            Range = HistoryRange.All with { ToMs = toMs },
            RowsMax = RowsMax,
        };
        return AnswerText.Of((await world.ReadHistoryAsync(stream, query)).Value);
    }
}
