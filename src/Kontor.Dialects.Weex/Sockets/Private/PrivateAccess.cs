using System.Net.WebSockets;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Keys;
using Kontor.Gate.Origin;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>
/// Whom a private connection speaks for. The gate has let it in like any signed request; here is looked after that it stays only as long as
/// the same key would be let in again.
/// </summary>
internal sealed class PrivateAccess
{
    /// <summary>Nothing is done on a connection, so whoever may look may listen.</summary>
    public const Permissions Needs = Permissions.Read;

    private const string Dialect = "weex";
    private readonly GateServices _gate;

    public PrivateAccess(GateServices gate)
    {
        _gate = gate;
        Watches = new UserWatches(gate.World, ExchangeId.Weex, session => ObjectionTo(session)?.Message);
    }

    /// <summary>Who is connected.</summary>
    public UserWatches Watches { get; }

    public void Enter(SocketSession session)
    {
        Watches.Enter(session);
        // Looked at again: what was changed before anybody watched would never be told.
        if (ObjectionTo(session) is { } objection)
            session.Close(WebSocketCloseStatus.PolicyViolation, objection.Message);
    }

    public void Leave(SocketSession session) => Watches.Leave(session);

    private PlainError? ObjectionTo(SocketSession session)
    {
        var known = session.Key!.Record;
        if (_gate.Keys.Find(Dialect, known.Id) is not { Owner: { } owner } key || key.Record.UserNumber != known.UserNumber)
            return Errors.InvalidAccessKey;
        return OfKey(key, session.Ip, _gate.Clock.NowMs) ?? OfOwner(owner) ?? OfUse(key.Record);
    }

    // In the order of the gate.
    private static PlainError? OfKey(OpenKey key, IpKey ip, long nowMs)
    {
        var record = key.Record;
        if (record.State == KeyState.Deleted || (record.ExpiresMs != 0 && nowMs >= record.ExpiresMs))
            return Errors.InvalidAccessKey;
        if (record.State == KeyState.Pending)
            return Errors.ApiKeyOrPassphraseIncorrect;
        return key.AllowedIps?.Contains(ip) == false ? Errors.IllegalIp : null;
    }

    private static PlainError? OfOwner(UserRecord owner) =>
        owner.State switch
        {
            UserState.Locked => Errors.UserLocked,
            UserState.RiskControlled => Errors.ForbiddenAccess,
            UserState.Active => owner.HasSecondFactor ? null : Errors.UserAuthNotSafe,
            _ => Errors.UserStatusForbidden,
        };

    private static PlainError? OfUse(KeyRecord key)
    {
        if (key.State != KeyState.Active)
            return Errors.PermissionDenied;
        return key.Permissions.HasFlag(Needs) ? null : Errors.InsufficientPermissions;
    }
}
