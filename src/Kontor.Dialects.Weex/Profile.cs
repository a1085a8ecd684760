using Kontor.Dialects.Weex.Sockets;
using Kontor.Dialects.Weex.Stages;
using Kontor.Gate;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using static Kontor.Gate.Step;

namespace Kontor.Dialects.Weex;

/// <summary>WEEX's checks in the order in which they refuse.</summary>
internal static class WeexProfile
{
    private const int TimestampWindowMs = 30_000;
    private const string PermissionService = "weex/permissions";

    /// <summary>One text is signed for every request that is answered: timestamp, method, target as sent, body; also the body of a DELETE.</summary>
    public static SigningScheme Scheme { get; } = new(SigningScheme.WholeRequest, SignatureEncoding.Base64);

    /// <summary>
    /// For private connections another: timestamp and the vendor's own path, literally, wherever the connection is really opened.
    /// </summary>
    public static SigningScheme SocketScheme { get; } =
        new(
            static (in SignedParts parts, ref PreHashWriter text) =>
                PreHash.TimestampAndPath(ref text, parts.Timestamp, WeexSockets.SignedPath),
            SignatureEncoding.Base64
        );

    public static Profile Create(GateServices gate) =>
        new(
            // A flood is turned away before anything is looked up.
            Always(new WithinFloodBudget(gate.TrustedProxies, gate.Flood, Unlisted.TooManyRequests)),
            Always(new NotTooManyAtOnce(gate.Calls, Errors.SystemError)),
            // What is asked for, and whether this address may still ask.
            Always(new RouteIsKnown(Unlisted.NotFound)),
            Always(new MethodIsAllowed(Errors.RequestMethodNotSupported)),
            Always(new WithinLimitsOrBanned(gate.Limits, gate.Bans, WeightPool.BanMark, WeightPool.BanMs, Unlisted.TooManyRequests)),
            Always(new MediaTypeIsJson(Errors.InvalidContentType)),
            // The headers, before anything is known about the key.
            Signed(new KeyIsPresent(Credential.Header("ACCESS-KEY"), Errors.AccessKeyEmpty)),
            Signed(new SignatureIsPresent(Credential.Header("ACCESS-SIGN"), Errors.AccessSignEmpty)),
            Signed(new TimestampIsPresent(Credential.Header("ACCESS-TIMESTAMP"), Errors.AccessTimestampEmpty)),
            Signed(new TimestampIsWellFormed(TimestampFormat.EpochMs13, Errors.InvalidAccessTimestamp)),
            Signed(new TimestampIsWithin(TimeWindow.BothWays(TimestampWindowMs), Errors.AccessTimestampExpired)),
            // The key. One that has run out answers like one that is gone; one that is not active yet, like a wrong passphrase.
            Signed(new KeyIsKnown(gate.Keys, Errors.InvalidAccessKey)),
            Signed(new KeyIsNotExpired(Errors.InvalidAccessKey)),
            Signed(new PassphraseMatches(Credential.Header("ACCESS-PASSPHRASE"), gate.Passphrases, Errors.ApiKeyOrPassphraseIncorrect)),
            Signed(new KeyIsNot(Errors.ApiKeyOrPassphraseIncorrect, KeyState.Pending)),
            Signed(new KeyAllowsIp(Errors.IllegalIp)),
            Signed(new BodyIsRead(gate.Options.BodyBytesMax, Errors.InvalidJson)),
            Signed(new SignatureMatches(Scheme, Errors.ApiAuthError)),
            // The account behind the key.
            Signed(new KeyHasOwner(Errors.UserStatusForbidden)),
            Signed(
                new OwnerIsNot(
                    Errors.UserStatusForbidden,
                    UserState.Blocked,
                    UserState.Frozen,
                    UserState.Liquidating,
                    UserState.Unverified,
                    UserState.UnderReview,
                    UserState.Closed,
                    UserState.Deleted
                )
            ),
            Signed(new OwnerIsNot(Errors.UserLocked, UserState.Locked)),
            Signed(new OwnerHasSecondFactor(Errors.UserAuthNotSafe)),
            Signed(new OwnerIsNot(Errors.ForbiddenAccess, UserState.RiskControlled)),
            Signed(new RegionIsServed(gate.Geography, gate.Regions, Errors.ForbiddenAccess)),
            // What the key may do.
            Signed(new KeyIsNot(Errors.PermissionDenied, KeyState.Disabled, KeyState.Frozen)),
            Signed(new KeyMay(Errors.InsufficientPermissions)),
            Signed(
                new PermissionsCanBeDecided(
                    gate.Services,
                    gate.Clock,
                    PermissionService,
                    gate.Options.DeadlineMs,
                    Errors.PermissionValidationFailed
                )
            ),
            Signed(new WithinUserLimitsOrBanned(gate.Limits, gate.Bans, WeightPool.BanMark, WeightPool.BanMs, Unlisted.TooManyRequests)),
            // The body's form, then whoever is going to answer.
            Signed(new BodyIsJsonObject(Errors.InvalidJson)),
            Always(new ServiceAnswers(gate.Services, gate.Clock, Errors.SystemError, Errors.SystemError, gate.Options.DeadlineMs))
        );
}
