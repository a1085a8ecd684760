using System.Collections.Immutable;
using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>
/// All that an asset's blocks have come to: who has it since when and what it has cost him, who has most, what went into exchanges, what was
/// large. It never changes; the next block makes another one, which shares with it whatever stays the same. So whoever reads has one moment, and to undo blocks
/// is to go back to an older ledger.
/// </summary>
public sealed class AssetLedger
{
    private WhaleMemo? _whales;

    internal AssetLedger(ChainAsset asset) => Asset = asset;

    public ChainAsset Asset { get; }

    /// <summary>Everybody who ever had to do with it.</summary>
    internal ImmutableDictionary<string, Holding> Holdings { get; init; } =
        ImmutableDictionary.Create<string, Holding>(StringComparer.Ordinal);

    internal ImmutableSortedSet<Holder> Ranking { get; init; } = [];

    /// <summary>What all have together.</summary>
    public BigInteger Supply { get; internal init; }

    /// <summary>When somebody got some for the first time, oldest first.</summary>
    internal ImmutableList<long> Firsts { get; init; } = [];

    internal ImmutableSortedSet<Seen> Seen { get; init; } = [];

    internal ImmutableList<FlowPoint> Flows { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public ImmutableList<LargeTransfer> Large { get; internal init; } = [];

    internal ImmutableList<WhaleDay> WhaleDays { get; init; } = [];

    public int HolderCount => Ranking.Count;

    public Holding? Find(string address) => Holdings.GetValueOrDefault(address);

    /// <summary>The richest ones first.</summary>
    public IEnumerable<Holder> Richest(long skip, int max)
    {
        for (var rank = skip; rank < Ranking.Count && max > 0; rank++, max--)
            yield return Ranking[(int)rank];
    }

    /// <summary>Addresses that had part in a transfer since an instant.</summary>
    internal int ActiveSince(long timeMs)
    {
        var place = Seen.IndexOf(new Seen(timeMs, ""));
        return Seen.Count - (place < 0 ? ~place : place);
    }

    /// <summary>Addresses that got some for the first time since an instant.</summary>
    internal int NewSince(long timeMs) => Firsts.Count - CountBefore(Firsts, timeMs, static first => first);

    internal FlowSum FlowsBefore(long timeMs)
    {
        var count = CountBefore(Flows, timeMs, static point => point.TimeMs);
        return count == 0 ? default : Flows[count - 1].Sum;
    }

    internal int LargeBefore(long timeMs) => CountBefore(Large, timeMs, static transfer => transfer.TimeMs);

    /// <summary>What large holders had at the end of a day that is over; nothing before the first.</summary>
    internal WhaleLine? WhalesAtEndOf(long dayMs)
    {
        var count = CountBefore(WhaleDays, dayMs + 1, static day => day.DayMs);
        return count == 0 ? null : WhaleDays[count - 1].Line;
    }

    /// <summary>What large holders have now. Found once for each ledger, not for each question.</summary>
    internal WhaleLine WhalesNow(WhaleRules rules)
    {
        var known = Volatile.Read(ref _whales);
        if (known is null || !ReferenceEquals(known.Rules, rules))
            Volatile.Write(ref _whales, known = new WhaleMemo(rules, FindWhales(rules)));
        return known.Line;
    }

    /// <summary>Notes how large holders ended a day.</summary>
    internal AssetLedger EndDay(long dayMs, WhaleRules rules)
    {
        var line = WhalesNow(rules);
        if (!WhaleDays.IsEmpty && WhaleDays[^1].Line == line)
            return this;
        var ended = AssetFold.Copy(this, WhaleDays.Add(new WhaleDay(dayMs, line)));
        ended._whales = _whales;
        return ended;
    }

    private WhaleLine FindWhales(WhaleRules rules)
    {
        var (line, counted) = (default(WhaleLine), 0);
        foreach (var (balance, address) in Ranking)
        {
            if (counted >= WhaleRules.AlwaysCounted && balance * WhaleRules.SupplyShare < Supply)
                break;
            if (rules.IsPassedOver(Asset.Chain, address))
                continue;
            var latest = Holdings[address].Latest;
            line = new WhaleLine(line.Balance + balance, line.Priced + latest.Priced, line.Cost + latest.Cost);
            counted++;
        }
        return line;
    }

    private static int CountBefore<T>(ImmutableList<T> rows, long timeMs, Func<T, long> timeOf)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (timeOf(rows[middle]) < timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private sealed record WhaleMemo(WhaleRules Rules, WhaleLine Line);
}
