using Kontor.Catalog;
using Kontor.Gate.Keys;
using Kontor.World.Directory;

namespace Kontor.Gate.Stages;

/// <summary>The key exists. A deleted key answers as if it never had.</summary>
public sealed class KeyIsKnown(KeyRing keys, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        var key = keys.Find(call.Dialect.Name, call.KeyText);
        if (key is null || key.Record.State == KeyState.Deleted)
            return row.For(call);
        call.Key = key;
        call.User = key.Owner;
        return null;
    }
}

/// <summary>The key is not in the given states.</summary>
public sealed class KeyIsNot(RowChoice row, params KeyState[] states) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => states.Contains(call.Key!.Record.State) ? row.For(call) : null;
}

/// <summary>The key has not run out.</summary>
public sealed class KeyIsNotExpired(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        call.Key!.Record.ExpiresMs is var expires and not 0 && call.NowMs >= expires ? row.For(call) : null;
}

/// <summary>The caller's address is on the key's list, if it has one.</summary>
public sealed class KeyAllowsIp(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => call.Key!.AllowedIps is { } allowed && !allowed.Contains(call.Ip) ? row.For(call) : null;
}

/// <summary>The key has the permission that the route needs.</summary>
public sealed class KeyMay(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        var needs = call.Route?.Needs ?? Permissions.None;
        return (call.Key!.Record.Permissions & needs) == needs ? null : row.For(call);
    }
}

/// <summary>The key's tier includes the route.</summary>
public sealed class TierIncludesRoute(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        call.Route!.Tiers.Count == 0 || call.Route.Tiers.Contains(call.Key!.Record.Tier) ? null : row.For(call);
}

/// <summary>The broker through which the key was issued exists.</summary>
public sealed class BrokerExists(KeyRing keys, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        call.Key!.Record.Broker is { Length: > 0 } broker && keys.FindBroker(broker) is null ? row.For(call) : null;
}

/// <summary>A key bound to a broker's host names is used under one of them.</summary>
public sealed class BrokerServesHost(KeyRing keys, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (call.Key!.Record.Broker is not { Length: > 0 } id || keys.FindBroker(id) is not { Domains.Length: > 0 } broker)
            return null;
        var host = call.Header("Host") ?? "";
        var port = host.LastIndexOf(':');
        var name = port < 0 ? host : host[..port];
        return broker.Domains.Contains(name, StringComparer.OrdinalIgnoreCase) ? null : row.For(call);
    }
}
