using Kontor.Dialects.XLayer.Plugin;
using Kontor.Gate;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using static Kontor.Gate.Step;

namespace Kontor.Dialects.XLayer;

/// <summary>X Layer's checks in the order in which they refuse.</summary>
internal static class XLayerProfile
{
    private const int TimestampWindowMs = 30_000;

    private static readonly Credential s_key = Credential.Header("OK-ACCESS-KEY");
    private static readonly Credential s_passphrase = Credential.Header("OK-ACCESS-PASSPHRASE");
    private static readonly Credential s_pluginKey = Credential.FirstOf(s_key, Credential.Query("apikey"), Credential.Form("apikey"));

    /// <summary>Timestamp, method, raw target and raw body without anything between them.</summary>
    public static SigningScheme Scheme { get; } = new(SigningScheme.WholeRequest, SignatureEncoding.Base64);

    public static Profile Create(GateServices gate) =>
        new([
            // Nobody is asked who they are yet: floods, what the house has announced, where the caller is, and whether there is such a path.
            Always(new WithinFloodBudget(gate.TrustedProxies, gate.Flood, Errors.TooManyRequests)),
            Always(new ServiceIsUp(gate.Services, Errors.ServiceUnavailable)),
            Always(new EndpointIsServed(gate.Services, Errors.ApiOffline)),
            Always(new RegionIsServed(gate.Geography, gate.Regions, Errors.RegionNotServed)),
            Always(new RouteIsKnown(Errors.ResourceParameterError.With("path"))),
            Always(new MethodIsAllowed(Errors.MethodInvalid)),
            .. gate.Options.XLayerExtensions ? PluginSteps(gate) : [],
            // The four headers, then the time. A caller without any of them is told of the key first.
            Signed(new KeyIsPresent(s_key, Errors.HeaderKeyEmpty)),
            Signed(new PassphraseIsPresent(s_passphrase, Errors.HeaderPassphraseEmpty)),
            Signed(new SignatureIsPresent(Credential.Header("OK-ACCESS-SIGN"), Errors.HeaderSignEmpty)),
            Signed(new TimestampIsPresent(Credential.Header("OK-ACCESS-TIMESTAMP"), Errors.HeaderTimestampEmpty)),
            Signed(new TimestampIsWellFormed(TimestampFormat.IsoUtc, Errors.TimestampInvalid)),
            Signed(new TimestampIsWithin(TimeWindow.BothWays(TimestampWindowMs), Errors.TimestampExpired)),
            // The key: one that is switched off or has run out answers as an unknown one.
            Keyed(new KeyIsKnown(gate.Keys, Errors.KeyInvalid)),
            Keyed(new KeyIsNot(Errors.KeyInvalid, KeyState.Disabled, KeyState.Pending)),
            Keyed(new KeyIsNotExpired(Errors.KeyInvalid)),
            Keyed(new BrokerExists(gate.Keys, Errors.ExchangeIdNotFound)),
            Keyed(new BrokerServesHost(gate.Keys, Errors.ExchangeDomainNotFound)),
            Keyed(new KeyIsNot(Errors.KeyFrozen, KeyState.Frozen)),
            Keyed(new KeyAllowsIp(Errors.IpInvalid)),
            // What only the key's holder knows.
            Signed(new PassphraseMatches(s_passphrase, gate.Passphrases, Errors.HeaderPassphraseWrong)),
            Signed(new BodyIsRead(gate.Options.BodyBytesMax, Errors.ParameterError.With("body"), getHasNoBody: true)),
            Signed(new SignatureMatches(Scheme, Errors.SignatureInvalid)),
            // The account behind the key, what it may do, and how often.
            Keyed(new KeyHasOwner(Errors.UserIdEmpty)),
            Keyed(new OwnerIsNot(Errors.UserNotFound, UserState.Deleted)),
            Keyed(new OwnerIsNot(Errors.AccountBlocked, UserState.Blocked)),
            Keyed(new OwnerIsNot(Errors.AccountLiquidating, UserState.Liquidating)),
            Keyed(new OwnerIsNot(Errors.AccountRiskFrozen, UserState.RiskControlled)),
            Keyed(
                new OwnerIsNot(
                    Errors.AccountStatusInvalid,
                    UserState.Frozen,
                    UserState.Locked,
                    UserState.Unverified,
                    UserState.UnderReview,
                    UserState.Closed
                )
            ),
            Keyed(new KeyMay(Errors.AuthorizationInvalid)),
            Keyed(new TierIncludesRoute(Errors.PaymentLevelTooLow)),
            Keyed(new WithinLimits(gate.Limits, Errors.TooManyRequests)),
            // From here on the endpoint itself refuses: its body, its parameters, and the chain index behind it.
            Signed(new MediaTypeIsJson(Errors.ContentTypeInvalid)),
            Signed(new BodyIsPresent(Errors.BodyEmpty)),
            Signed(new BodyIsJsonObject(Errors.JsonFormat)),
            Signed(
                new ParametersAreGood(
                    Errors.JsonFormat,
                    Errors.ParameterEmpty,
                    Errors.EitherParameterRequired,
                    Errors.ParametersExclusive,
                    Errors.ParameterError,
                    Errors.ParametersMismatch,
                    Errors.ParameterCountOverMax,
                    Errors.ChainNotSupported,
                    Errors.HistoryRangeExceeded
                )
            ),
            Keyed(new NotTooManyAtOnce(gate.Calls, Errors.SystemBusy)),
            Keyed(new ServiceAnswers(gate.Services, gate.Clock, Errors.ServiceUnavailable, Errors.RequestTimeout, gate.Options.DeadlineMs)),
        ]);

    /// <summary>Deployment tools sign nothing, and some of them send the key in a form: what they send is read first.</summary>
    private static IEnumerable<Step> PluginSteps(GateServices gate) =>
        [
            Keyed(new OnlyKeyed(new BodyIsRead(gate.Options.BodyBytesMax, Errors.ParameterError.With("body"), getHasNoBody: true))),
            Keyed(new OnlyKeyed(new KeyIsPresent(s_pluginKey, Errors.HeaderKeyEmpty))),
        ];
}
