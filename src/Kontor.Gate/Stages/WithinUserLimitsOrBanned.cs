using Kontor.Catalog;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Stages;

/// <summary>
/// The call fits into the limits of whoever owns the key, and if it does not, its address is shut out as by <see cref="WithinLimitsOrBanned"/>,
/// which comes first and under the same mark.
/// </summary>
public sealed class WithinUserLimitsOrBanned(LimitBook book, BanList bans, UInt128 mark, int banMs, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (book.TryTakeOfUser(call))
            return null;
        bans.Ban(call.Ip.Value ^ mark, call.NowMs + banMs);
        call.RetryAfterMs = banMs;
        return row.For(call);
    }
}
