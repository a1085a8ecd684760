using System.Globalization;
using Kontor.Chains.Following;

namespace Kontor.Server.Following;

/// <summary>
/// Says on the console how it stands with a followed chain: how far a backfill is, each time it is asked, and everything else once, when it changes.
/// </summary>
internal sealed class FollowProgress(string chain)
{
    private FollowerState _said = new FollowerState.Starting();
    private (long Done, long AtMs)? _mark;

    /// <summary>A line, or nothing when there is nothing new.</summary>
    public string? Line(FollowerState state, long nowMs)
    {
        var before = _said;
        _said = state;
        switch (state)
        {
            case FollowerState.Backfilling(var done, var total):
                var rate = _mark is { } mark && nowMs > mark.AtMs ? $", {(done - mark.Done) * 1_000 / (nowMs - mark.AtMs)} blocks/s" : "";
                _mark = (done, nowMs);
                return string.Create(CultureInfo.InvariantCulture, $"{chain}: {done} of {total} blocks{rate}");
            case FollowerState.AtHead(var height) when before is not FollowerState.AtHead:
                _mark = null;
                return $"{chain}: at the head, block {height}";
            case FollowerState.Unreachable(_, var reason) when before is not FollowerState.Unreachable(_, var said) || said != reason:
                _mark = null;
                return $"{chain}: unreachable. {reason}";
            default:
                return null;
        }
    }
}
