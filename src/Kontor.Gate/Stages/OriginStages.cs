using Kontor.Catalog;
using Kontor.Gate.Limits;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Stages;

/// <summary>
/// Finds out who is calling, and refuses an address that sends more than the house could look at. Stands first: a flood must not cost a key
/// lookup. The budget is far above every documented limit.
/// </summary>
public sealed class WithinFloodBudget(CidrSet trustedProxies, FloodBudget budget, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        // Only a trusted proxy's header counts, and most deployments have none: the usual request pays one set lookup.
        if (!trustedProxies.IsEmpty)
            call.Ip = ForwardedFor.Resolve(call.Ip, call.Headers["X-Forwarded-For"], trustedProxies).Address;
        if (budget.TryTake(call.Ip.Value, call.NowMs, out var retryAfterMs))
            return null;
        call.RetryAfterMs = retryAfterMs;
        return row.For(call);
    }
}

/// <summary>The caller's address is not banned for going on after it was told to stop.</summary>
public sealed class NotBanned(BanList bans, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!bans.IsBanned(call.Ip.Value, call.NowMs, out var remainingMs))
            return null;
        call.RetryAfterMs = remainingMs;
        return row.For(call);
    }
}

/// <summary>The caller's region is served.</summary>
public sealed class RegionIsServed(Geography geography, RegionPolicy policy, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => policy.Allows(call.Ip, geography.Find(call.Ip)) ? null : row.For(call);
}

/// <summary>The caller does not hide behind a VPN, a public proxy or Tor. A data centre alone is welcome: an API's honest clients are servers.</summary>
public sealed class NoAnonymizer(Geography geography, AnonymityPolicy policy, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => policy.Allows(geography.Find(call.Ip)) ? null : row.For(call);
}

/// <summary>
/// The key is not used from too many countries in too short a time. Stands after the signature, so that nobody can frame a key that is not
/// theirs.
/// </summary>
public sealed class NoUnusualActivity(Geography geography, LocationWatch watch, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        watch.Observe(call.Key!.Record.Number, geography.Find(call.Ip).Country, call.NowMs).IsRefused ? row.For(call) : null;
}
