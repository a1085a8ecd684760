using Kontor.Catalog;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Stages;

/// <summary>
/// The call fits into every limit of its route, and its address is not shut out for having asked for more: whoever exceeds a limit gets
/// nothing at all from this contract until the ban is over. Asking again does not make it longer.
/// </summary>
/// <param name="mark">
/// Keeps this contract's bans apart from everybody else's in the one list: bans are noted under the address with these bits turned.
/// </param>
public sealed class WithinLimitsOrBanned(LimitBook book, BanList bans, UInt128 mark, int banMs, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        var subject = call.Ip.Value ^ mark;
        if (bans.IsBanned(subject, call.NowMs, out var remainingMs))
        {
            call.RetryAfterMs = remainingMs;
            return row.For(call);
        }

        if (book.TryTake(call))
            return null;
        bans.Ban(subject, call.NowMs + banMs);
        call.RetryAfterMs = banMs;
        return row.For(call);
    }
}
