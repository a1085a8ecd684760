using Kontor.Catalog;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Stages;

/// <summary>
/// A user calls the routes below a path no more often than one limit allows them together. It has a row of its own, and is asked after the
/// limits that each route has for itself.
/// </summary>
public sealed class WithinSharedLimit : Stage
{
    private readonly LimitBook _book;
    private readonly string _prefix;
    private readonly LimitTable _table;
    private readonly RowChoice _row;

    public WithinSharedLimit(LimitBook book, string prefix, LimitRule rule, RowChoice row)
    {
        if (rule.Subject != LimitSubject.User)
            throw new ArgumentException("A shared limit counts by user.", nameof(rule));
        (_book, _prefix, _table, _row) = (book, prefix, book.TableOf(rule), row);
    }

    public override IEnumerable<ErrorRow> Rows => _row.Rows;

    public override Refusal? Check(Call call)
    {
        if (_book.IsOff || !call.Path.StartsWith(_prefix))
            return null;
        if (_table.TryTake(Subject.Of(call.User?.Number ?? 0), call.NowMs, call.Route!.Weight, out var reading))
            return null;
        (call.Reading, call.ReadingOf, call.RetryAfterMs) = (reading, _table.Rule, reading.RetryAfterMs);
        return _row.For(call);
    }
}
