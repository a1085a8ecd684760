using Kontor.Catalog;
using Kontor.Gate.Keys;
using Kontor.Gate.Limits;
using Kontor.World.Directory;

namespace Kontor.Gate.Stages;

/// <summary>
/// The call fits into every limit of its route, and its caller has not been shut out for going on after it was told to stop: a refused call
/// is a strike, and so many strikes in a row are a ban. The strike that brings the ban is answered with it already.
/// </summary>
/// <param name="key">Where a route asks for no key, a good one still says who calls: its owner is counted in place of the address.</param>
/// <param name="mark">Keeps this contract's bans apart from everybody else's in the one list.</param>
public sealed class WithinLimitsOrStruckOut(
    LimitBook book,
    GateMemory memory,
    UInt128 mark,
    Credential key,
    KeyRing keys,
    RowChoice tooMany,
    RowChoice struckOut
) : Stage
{
    public override IEnumerable<ErrorRow> Rows => [.. tooMany.Rows, .. struckOut.Rows];

    public override Refusal? Check(Call call)
    {
        if (book.IsOff)
            return null;
        if (call.Route?.Access == Access.Public)
            Recognize(call);
        var subject = Subject.OfCaller(call) ^ mark;
        if (memory.Bans.IsBanned(subject, call.NowMs, out var remainingMs))
        {
            call.RetryAfterMs = remainingMs;
            return struckOut.For(call);
        }

        if (book.TryTake(call))
            return null;
        if (!memory.Strikes.Strike(subject, call.NowMs, out var banMs))
            return tooMany.For(call);
        call.RetryAfterMs = banMs;
        return struckOut.For(call);
    }

    // Nothing is refused here: with a key that is not good, the caller is simply the address it calls from.
    private void Recognize(Call call)
    {
        if (key.Read(call) is not { Length: > 0 } text || keys.Find(call.Dialect.Name, text) is not { } found)
            return;
        var isGood =
            found.Record.State == KeyState.Active
            && (found.Record.ExpiresMs == 0 || call.NowMs < found.Record.ExpiresMs)
            && (found.AllowedIps is not { } allowed || allowed.Contains(call.Ip));
        if (!isGood)
            return;
        call.KeyText = text;
        call.Key = found;
        call.User = found.Owner;
    }
}
