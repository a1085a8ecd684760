using Kontor.Dialects.BitMart.Stages;
using Kontor.Gate;
using Kontor.Gate.Limits;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using static Kontor.Gate.Step;

namespace Kontor.Dialects.BitMart;

/// <summary>BitMart's checks in the order in which they refuse.</summary>
internal static class BitMartProfile
{
    public const int TimestampWindowMs = 60_000;
    private const int NonceWindowMs = 60_000;

    private const string Contracts = "/contract";
    private const string LegacyContracts = "/contract/v1/";
    private const string LegacyVersion = "1.0";

    private static readonly Credential s_key = Credential.Header("X-BM-KEY");

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
            Keyed(new KeyIsPresent(s_key, Errors.HeaderKeyEmpty)),
            Keyed(new KeyIsKnown(gate.Keys, Errors.HeaderKeyNotFound)),
            Keyed(new KeyIsNot(Errors.HeaderKeyFrozen, KeyState.Frozen, KeyState.Disabled, KeyState.Pending)),
            Keyed(new KeyIsNotExpired(Errors.HeaderKeyExpired)),
            Keyed(new KeyAllowsIp(Errors.IpForbidden)),
            Always(new NotBanned(gate.Bans, Errors.IpForbidden)),
            Always(
                new WithinLimitsOrStruckOut(
                    gate.Limits,
                    gate.Memory,
                    Limits.BanMark,
                    s_key,
                    gate.Keys,
                    Errors.TooManyRequests,
                    BeyondTheTable.TemporarilyRejected
                )
            ),
            Keyed(new KeyMay(Errors.HeaderKeyForbidden)),
            Keyed(new HolderMay(gate.World, ExchangeId.BitMart, Errors.HeaderKeyForbidden)),
            // Only what changes something is signed.
            Signed(new SignatureIsPresent(Credential.Header("X-BM-SIGN"), Errors.HeaderSignEmpty)),
            Signed(new TimestampIsPresent(Credential.Header("X-BM-TIMESTAMP"), Errors.HeaderTimestampEmpty)),
            Signed(new TimestampIsWellFormed(TimestampFormat.EpochMs, Errors.HeaderTimestampFormat)),
            Signed(new TimestampIsWithin(TimeWindow.BothWays(TimestampWindowMs), Errors.HeaderTimestampRange)),
            Signed(new BodyIsRead(gate.Options.BodyBytesMax, BadRequest)),
            Signed(new SignatureMatches(Scheme, Errors.HeaderSignWrong)),
            // The contract system has a list of its own.
            Keyed(new ContractSystemAllowsIp(Contracts, Errors.ContractIpInvalid)),
            // The account behind the key, then the body's form.
            Keyed(
                new OwnerIsNot(Errors.SpotAccountFrozen, UserState.Frozen, UserState.Blocked, UserState.Locked, UserState.RiskControlled)
            ),
            Keyed(new OwnerHasAccount("/spot", AccountKinds.Spot, Errors.SpotUserNotFound)),
            Keyed(new OwnerHasAccount("/account", AccountKinds.Funding, Errors.AccountUserNotFound)),
            Signed(new MediaTypeIsJson(UnsupportedMediaType)),
            Signed(new BodyIsJsonObject(BadRequest)),
            // Only orders that are good so far count: nobody else can use up what the contract engine takes from one user.
            Signed(new WithinSharedLimit(gate.Limits, "/contract", Limits.ContractEngine, Errors.AccessTooOften)),
            // What only the first generation of the contract system asks.
            Keyed(new VersionIsServed(LegacyContracts, LegacyVersion, Errors.VersionInvalid)),
            Signed(new NonceIsFresh(LegacyContracts, gate.Memory, NonceWindowMs, Errors.NonceInvalid, Errors.ServiceUnavailable)),
            Always(
                new ServiceAnswers(gate.Services, gate.Clock, Errors.ServiceUnavailable, Errors.ServiceUnavailable, gate.Options.DeadlineMs)
            )
        );
}
