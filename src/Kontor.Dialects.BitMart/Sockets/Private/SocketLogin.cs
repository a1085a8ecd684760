using Kontor.Gate;
using Kontor.Gate.Keys;
using Kontor.Gate.Origin;
using Kontor.Gate.Signing;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>
/// Lets a connection speak for the owner of a key: <c>[key, timestamp, sign]</c>, signed like a request with a fixed word for its body. The
/// checks stand in the order in which they refuse, which is that of a signed request.
/// </summary>
internal sealed class SocketLogin : ISocketLogin
{
    private const string Dialect = "bitmart";
    private static readonly TimeWindow s_window = TimeWindow.BothWays(BitMartProfile.TimestampWindowMs);
    private readonly GateServices _gate;

    public SocketLogin(GateServices gate)
    {
        _gate = gate;
        Watches = new UserWatches(gate.World, ExchangeId.BitMart, ObjectionTo);
    }

    /// <summary>Who has logged in.</summary>
    public UserWatches Watches { get; }

    public SocketError? Enter(SocketSession session, IReadOnlyList<string>? args)
    {
        var id = args is [var first, ..] ? first : "";
        if (RefusalOf(id, session.Ip, out var key) is { } refused)
            return refused;
        if (RefusalOf(key!, args) is { } unsigned)
            return unsigned;
        return session.User is null ? Enter(session, key!) : Again(session, key!);
    }

    public void Leave(SocketSession session) => Watches.Leave(session);

    private SocketError? Enter(SocketSession session, OpenKey key)
    {
        session.Authenticate(key);
        Watches.Enter(session);
        // Looked at again: what was changed before anybody watched would never be told.
        return RefusalOf(key.Record.Id, session.Ip, out _);
    }

    // Its topics are of the user it has logged in as.
    private static SocketError? Again(SocketSession session, OpenKey key)
    {
        if (session.User!.Number != key.Record.UserNumber)
            return LoginErrors.OtherUser;
        session.Authenticate(key);
        return null;
    }

    private string? ObjectionTo(SocketSession session)
    {
        var key = session.Key!;
        if (RefusalOf(key.Record.Id, session.Ip, out var present) is { } refusal)
            return refusal.Message;
        return present!.Record.UserNumber == key.Record.UserNumber ? null : LoginErrors.OtherUser.Message;
    }

    /// <summary>Why a key is not good here and now, if it is not.</summary>
    private SocketError? RefusalOf(string id, IpKey ip, out OpenKey? key)
    {
        key = _gate.Keys.Find(Dialect, id);
        if (key is not { Owner: { } owner, Record: { State: not KeyState.Deleted } record })
            return LoginErrors.UnknownKey;
        if (record.State != KeyState.Active || IsOut(owner.State))
            return LoginErrors.FrozenKey;
        if (record.ExpiresMs != 0 && _gate.Clock.NowMs >= record.ExpiresMs)
            return LoginErrors.ExpiredKey;
        var isAllowed = key.AllowedIps?.Contains(ip) != false && record.Permissions.HasFlag(Permissions.Read);
        return isAllowed ? null : LoginErrors.ForbiddenKey;
    }

    // The same as for a signed request, and who is gone altogether.
    private static bool IsOut(UserState state) =>
        state is UserState.Frozen or UserState.Blocked or UserState.Locked or UserState.RiskControlled or UserState.Closed;

    private SocketError? RefusalOf(OpenKey key, IReadOnlyList<string>? args)
    {
        if (args is not [_, var timestamp, var sign, ..] || sign.Length == 0)
            return LoginErrors.NoSign;
        if (!TimestampFormat.EpochMs.TryRead(timestamp, out var stampMs))
            return LoginErrors.BadTimestamp;
        if (!s_window.Accepts(_gate.Clock.NowMs, stampMs))
            return LoginErrors.LateTimestamp;
        var parts = new SignedParts
        {
            Timestamp = timestamp,
            Memo = key.Record.Memo,
            Body = BitMartProfile.SocketLoginWord,
        };
        return BitMartProfile.Scheme.IsSignedBy(key, parts, sign) ? null : LoginErrors.WrongSign;
    }
}
