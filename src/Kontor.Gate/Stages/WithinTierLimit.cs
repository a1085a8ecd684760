using System.Collections.Frozen;
using Kontor.Catalog;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Stages;

/// <summary>The key asks no more often than its tier may, over all routes together. A tier nobody has heard of has the limit for others.</summary>
public sealed class WithinTierLimit : Stage
{
    private readonly LimitBook _book;
    private readonly FrozenDictionary<string, LimitTable> _tiers;
    private readonly LimitTable _others;
    private readonly RowChoice _row;

    public WithinTierLimit(LimitBook book, IReadOnlyDictionary<string, LimitRule> tiers, LimitRule others, RowChoice row)
    {
        _book = book;
        _tiers = tiers.ToFrozenDictionary(tier => tier.Key, tier => book.TableOf(tier.Value), StringComparer.Ordinal);
        _others = book.TableOf(others);
        _row = row;
    }

    public override IEnumerable<ErrorRow> Rows => _row.Rows;

    public override Refusal? Check(Call call)
    {
        if (_book.IsOff)
            return null;
        var key = call.Key!.Record;
        var table = _tiers.GetValueOrDefault(key.Tier, _others);
        var isAdmitted = table.TryTake(Subject.Of(key.Number), call.NowMs, call.Route!.Weight, out var reading);
        call.Reading = reading;
        call.ReadingOf = table.Rule;
        if (isAdmitted)
            return null;
        call.RetryAfterMs = reading.RetryAfterMs;
        return _row.For(call);
    }
}
