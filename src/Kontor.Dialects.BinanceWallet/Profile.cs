using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using static Kontor.Gate.Step;

namespace Kontor.Dialects.BinanceWallet;

/// <summary>
/// Binance Wallet's checks in the order in which they refuse. Whether a path exists is learnt only after a caller has proven who it is, so
/// every check applies to every request.
/// </summary>
internal static class BinanceWalletProfile
{
    private const int KeyLengthMax = 128;

    /// <summary>Timestamp, method, raw target and raw body without anything between them.</summary>
    public static SigningScheme Scheme { get; } = new(SigningScheme.WholeRequest, SignatureEncoding.Base64);

    public static Profile Create(GateServices gate) =>
        new(
            Always(new WithinFloodBudget(gate.TrustedProxies, gate.Flood, Errors.RateLimitExceeded)),
            // The key. Whatever is wrong with it, it answers as if it had never existed.
            Always(new KeyIsPresent(Credential.Header("X-OC-APIKEY"), Errors.ApiKeyInvalid)),
            Always(new KeyIsWellFormed(KeyLengthMax, Errors.ApiKeyInvalid)),
            Always(new KeyIsKnown(gate.Keys, Errors.ApiKeyInvalid)),
            Always(new KeyIsNot(Errors.ApiKeyInvalid, KeyState.Disabled, KeyState.Frozen, KeyState.Pending)),
            Always(new KeyIsNotExpired(Errors.ApiKeyInvalid)),
            // The time, within the window that the client asked for.
            Always(new ReceiveWindowIsValid(Credential.Header("X-OC-RECV-WINDOW"), BadParameter.ReceiveWindow)),
            Always(new TimestampIsPresent(Credential.Header("X-OC-TIMESTAMP"), Errors.TimestampExpired)),
            Always(new TimestampIsWellFormed(TimestampFormat.IsoOffset, Errors.TimestampExpired)),
            Always(new TimestampIsWithinReceiveWindow(Errors.TimestampExpired)),
            // The signature, by the key's own algorithm; then whether it was seen before, so that nobody uses up another's nonces.
            Always(new SignatureIsPresent(Credential.Header("X-OC-SIGN"), Errors.SignatureError)),
            Always(new BodyIsRead(gate.Options.BodyBytesMax, BadParameter.BodyTooLarge(gate.Options.BodyBytesMax), getHasNoBody: true)),
            Always(new SignatureMatches(Scheme, Errors.SignatureError)),
            Always(
                new NotReplayed(
                    gate.Memory.Nonces,
                    Credential.Header("X-OC-NONCE"),
                    ReceiveWindow.MaxMs,
                    Errors.TimestampExpired,
                    Errors.ServiceUnavailable
                )
            ),
            // From where the key is used.
            Always(new RegionIsServed(gate.Geography, gate.Regions, Errors.RegionNotServed)),
            Always(new NoAnonymizer(gate.Geography, gate.Anonymity, Errors.ProxyOrVpn)),
            Always(new NoUnusualActivity(gate.Geography, gate.Memory.Locations, Errors.IpActivityUnusual)),
            // What the key may do, and how often.
            Always(new KeyMay(Errors.PermissionDenied)),
            Always(new WithinLimits(gate.Limits, Errors.RateLimitExceeded)),
            // From here on the service behind the gate refuses: the path, the body, the parameters, and the providers of balances.
            Always(new RouteIsKnown(BadParameter.NoSuchPath)),
            Always(new MethodIsAllowed(BadParameter.NoSuchMethod)),
            Always(new BodyIsJsonObject(BadParameter.Body)),
            Always(new ParametersAreGood(Errors.ParameterError)),
            Always(new NotTooManyAtOnce(gate.Calls, Errors.ServiceUnavailable)),
            Always(
                new ServiceAnswers(gate.Services, gate.Clock, Errors.ServiceUnavailable, Errors.ServiceUnavailable, gate.Options.DeadlineMs)
            )
        );
}
