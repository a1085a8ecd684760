using Kontor.Gate;
using Kontor.Gate.Limits;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using static Kontor.Gate.Step;

namespace Kontor.Dialects.BitMart;

/// <summary>BitMart's checks in the order in which they refuse.</summary>
internal static class BitMartProfile
{
    public const int TimestampWindowMs = 60_000;

    /// <summary>What stands in the place of the body when a connection logs in.</summary>
    public static ReadOnlySpan<byte> SocketLoginWord => "bitmart.WebSocket"u8;

    /// <summary>One text is signed for every kind of request: timestamp, memo and body, with the sharp sign between them.</summary>
    public static SigningScheme Scheme { get; } =
        new(
            static (in SignedParts parts, ref PreHashWriter text) => PreHash.WithMemo(ref text, parts.Timestamp, parts.Memo, parts.Body),
            SignatureEncoding.HexEither
        );

    private static RowChoice MethodNotAllowed { get; } =
        RowChoice.ByPath(
            ("/account", Errors.AccountMethodNotAllowed),
            ("/contract", Errors.ContractInvalidRequest),
            ("/", Errors.SpotMethodNotAllowed)
        );

    private static RowChoice UnsupportedMediaType { get; } =
        RowChoice.ByPath(
            ("/account", Errors.AccountUnsupportedMediaType),
            ("/contract", Errors.ParameterUnparsable),
            ("/", Errors.SpotUnsupportedMediaType)
        );

    private static RowChoice BadRequest { get; } =
        RowChoice.ByPath(
            ("/account", Errors.AccountInvalidRequest),
            ("/contract", Errors.ParameterUnparsable),
            ("/", Errors.SpotBadRequest)
        );

    public static Profile Create(GateServices gate) =>
        new(
            // A flood is turned away before anything is looked up.
            Always(new WithinFloodBudget(gate.TrustedProxies, gate.Flood, Errors.TooManyRequests)),
            Always(new NotTooManyAtOnce(gate.Calls, Errors.ServiceUnavailable)),
            Always(new RouteIsKnown(Errors.RouteNotFound)),
            Always(new MethodIsAllowed(MethodNotAllowed)),
            Always(new ServiceIsUp(gate.Services, Errors.ServiceUnavailable)),
            // Who calls, and whether that key is good at all.
            Keyed(new KeyIsPresent(Credential.Header("X-BM-KEY"), Errors.HeaderKeyEmpty)),
            Keyed(new KeyIsKnown(gate.Keys, Errors.HeaderKeyNotFound)),
            Keyed(new KeyIsNot(Errors.HeaderKeyFrozen, KeyState.Frozen, KeyState.Disabled, KeyState.Pending)),
            Keyed(new KeyIsNotExpired(Errors.HeaderKeyExpired)),
            Keyed(new KeyAllowsIp(Errors.IpForbidden)),
            Always(new NotBanned(gate.Bans, Errors.IpForbidden)),
            Always(new WithinLimits(gate.Limits, Errors.TooManyRequests)),
            Keyed(new KeyMay(Errors.HeaderKeyForbidden)),
            // Only what changes something is signed.
            Signed(new SignatureIsPresent(Credential.Header("X-BM-SIGN"), Errors.HeaderSignEmpty)),
            Signed(new TimestampIsPresent(Credential.Header("X-BM-TIMESTAMP"), Errors.HeaderTimestampEmpty)),
            Signed(new TimestampIsWellFormed(TimestampFormat.EpochMs, Errors.HeaderTimestampFormat)),
            Signed(new TimestampIsWithin(TimeWindow.BothWays(TimestampWindowMs), Errors.HeaderTimestampRange)),
            Signed(new BodyIsRead(gate.Options.BodyBytesMax, BadRequest)),
            Signed(new SignatureMatches(Scheme, Errors.HeaderSignWrong)),
            // The account behind the key, then the body's form.
            Keyed(
                new OwnerIsNot(Errors.SpotAccountFrozen, UserState.Frozen, UserState.Blocked, UserState.Locked, UserState.RiskControlled)
            ),
            Keyed(new OwnerHasAccount("/spot", AccountKinds.Spot, Errors.SpotUserNotFound)),
            Keyed(new OwnerHasAccount("/account", AccountKinds.Funding, Errors.AccountUserNotFound)),
            Signed(new MediaTypeIsJson(UnsupportedMediaType)),
            Signed(new BodyIsJsonObject(BadRequest)),
            Always(
                new ServiceAnswers(gate.Services, gate.Clock, Errors.ServiceUnavailable, Errors.ServiceUnavailable, gate.Options.DeadlineMs)
            )
        );
}
