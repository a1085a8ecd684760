using Kontor.Dialects.ValueScan.Endpoints;
using Kontor.Dialects.ValueScan.Stages;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Gate;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using static Kontor.Gate.Step;

namespace Kontor.Dialects.ValueScan;

/// <summary>ValueScan's checks in the order in which they refuse. Streams pass the same ones, with their credentials in the query.</summary>
internal static class ValueScanProfile
{
    public const int TimestampWindowMs = 300_000;

    /// <summary>A query signs its timestamp and body, a stream its timestamp and nonce: only a stream has one.</summary>
    public static SigningScheme Scheme { get; } =
        new(
            static (in SignedParts parts, ref PreHashWriter text) =>
            {
                if (parts.Nonce.IsEmpty)
                    PreHash.TimestampAndBody(ref text, parts.Timestamp, parts.Body);
                else
                    PreHash.TimestampAndNonce(ref text, parts.Timestamp, parts.Nonce);
            },
            SignatureEncoding.HexLower
        );

    private static Credential Key { get; } = InQueryOfStreams("apiKey", "X-API-KEY");
    private static Credential Timestamp { get; } = InQueryOfStreams("timestamp", "X-TIMESTAMP");
    private static Credential Signature { get; } = InQueryOfStreams("sign", "X-SIGN");

    public static Profile Create(GateServices gate, Forms forms) =>
        new(
            // A flood is turned away before anything is looked up.
            Always(new WithinFloodBudget(gate.TrustedProxies, gate.Flood, Errors.InterfaceRateLimit)),
            Always(new NotTooManyAtOnce(gate.Calls, Errors.InterfaceRateLimit)),
            // What is asked for. Below the API's prefix an unknown path is not refused yet: who asks has to be known first.
            Always(new RouteIsKnown(Errors.NotFound)),
            Always(new MethodIsAllowed(Errors.RequestMethodNotAllowed)),
            // The key. Whatever is wrong with it or with its owner, it is simply not valid.
            Signed(new KeyIsPresent(Key, Errors.ApiKeyMissing)),
            Signed(new KeyIsKnown(gate.Keys, Errors.ApiKeyInvalid)),
            Signed(new KeyIsNot(Errors.ApiKeyInvalid, KeyState.Disabled, KeyState.Frozen, KeyState.Pending)),
            Signed(new KeyIsNotExpired(Errors.ApiKeyInvalid)),
            Signed(new KeyHasOwner(Errors.ApiKeyInvalid)),
            Signed(
                new OwnerIsNot(
                    Errors.ApiKeyInvalid,
                    UserState.Blocked,
                    UserState.Frozen,
                    UserState.Locked,
                    UserState.RiskControlled,
                    UserState.Unverified,
                    UserState.UnderReview,
                    UserState.Closed,
                    UserState.Deleted
                )
            ),
            Signed(new KeyAllowsIp(Errors.ApiKeyInvalid)),
            // The time.
            Signed(new TimestampIsPresent(Timestamp, Errors.TimestampMissing)),
            Signed(new TimestampIsWellFormed(TimestampFormat.EpochSecondsOrMs, Errors.TimestampFormatError)),
            Signed(new StreamTimestampIsInMs(Errors.TimestampFormatError)),
            Signed(new TimestampIsWithin(TimeWindow.BothWays(TimestampWindowMs), Errors.TimestampExpired)),
            // The signature, over the bytes of the body as they came.
            Signed(new SignatureIsPresent(Signature, Errors.SignatureMissing)),
            Signed(new NonceIsPresent(StreamPaths.Prefix, Credential.Query("nonce"), Errors.RequiredParamsEmpty)),
            Signed(new BodyIsRead(gate.Options.BodyBytesMax, Errors.InvalidRequest)),
            Signed(new SignatureMatches(Scheme, Errors.SignatureVerifyFailed)),
            Signed(new NonceIsFresh(gate.Memory, TimestampWindowMs, Errors.SignatureVerifyFailed, Errors.InterfaceRateLimit)),
            // Whether there is such an interface, still, and whether the key may ask again already.
            Signed(new InterfaceIsRegistered(Errors.InterfaceNotFound)),
            Signed(new EndpointIsServed(gate.Services, Errors.InterfaceNotFound)),
            Signed(new WithinTierLimit(gate.Limits, TierLimits.ByTier, TierLimits.Free, Errors.InterfaceRateLimit)),
            // What was sent.
            Signed(new BodySaysItIsJson(Errors.InvalidRequest)),
            Signed(new BodyIsJsonObject(Errors.InvalidRequest, emptyIsObject: true)),
            Signed(new RequiredFieldsArePresent(forms, Errors.RequiredParamsEmpty)),
            Signed(new FieldsAreLegal(forms, Errors.RequiredParamsIllegal)),
            // Whether it can be paid for, and whether anybody is there to answer it.
            Signed(new CreditsSuffice(gate.World.Credits, Errors.NotEnoughCredit)),
            Signed(new ServiceAnswers(gate.Services, gate.Clock, Errors.UnknownError, Errors.UnknownError, gate.Options.DeadlineMs))
        );

    /// <summary>Where in the profile the signature is checked: whoever is refused later has proven who they are.</summary>
    public static int SignatureStep(Profile profile)
    {
        for (var i = 0; i < profile.Steps.Count; i++)
        {
            if (profile.Steps[i].Stage is SignatureMatches)
                return i;
        }

        throw new InvalidOperationException("The profile checks no signature.");
    }

    private static Credential InQueryOfStreams(string parameter, string header) =>
        Credential.ByPath(StreamPaths.Prefix, Credential.Query(parameter), Credential.Header(header));
}
