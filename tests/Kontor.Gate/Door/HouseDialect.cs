using Kontor.Catalog;
using Kontor.Gate.Limits;
using Kontor.Gate.Signing;
using Kontor.Gate.Stages;
using Kontor.Gate.Timestamps;
using Kontor.World.Directory;
using static Kontor.Gate.Step;

namespace Kontor.Gate.Tests.Door;

/// <summary>A dialect that belongs to nobody: one row, and whatever profile and routes a test gives it.</summary>
internal sealed class HouseDialect(string name, Profile profile, params Route[] routes) : Dialect
{
    public const string DialectName = "house";
    public const string Target = "/house/v1/account";
    private const int WindowMs = 30_000;

    public static PlainError No { get; } = new(DialectName, "No", "7", 400, Retry.Never, "", "No.", "");

    public static SigningScheme Scheme { get; } =
        new(
            static (in SignedParts parts, ref PreHashWriter text) =>
                PreHash.Request(ref text, parts.Timestamp, parts.Method, parts.Target, parts.Body),
            SignatureEncoding.Base64
        );

    public override string Name => name;
    public override IReadOnlyList<ErrorRow> Rows => [No];
    public override IReadOnlyList<string> Prefixes { get; } = [$"/{name}"];
    public override Profile Profile => profile;
    public override RouteTable Routes { get; } = TableOf(routes);

    public static Route Account(Access access = Access.Signed) =>
        new("GET", Target, access, static _ => new((Refusal?)null))
        {
            Needs = Permissions.Read,
            Service = "house/accounts",
            Endpoint = "house/v1/account",
            Tiers = ["standard"],
            Limits =
            [
                new LimitRule("house per address", 1_000_000, 60_000, LimitSubject.Ip),
                new LimitRule("house per key", 1_000_000, 60_000, LimitSubject.Key),
                new LimitRule("house per user", 1_000_000, 1_000, LimitSubject.User),
            ],
        };

    /// <summary>Every check that the five contracts make of a request without a body.</summary>
    public static Profile FullProfile(GateServices gate) =>
        new(
            Always(new WithinFloodBudget(gate.TrustedProxies, gate.Flood, No)),
            Always(new NotTooManyAtOnce(gate.Calls, No)),
            Always(new NotBanned(gate.Bans, No)),
            Always(new RouteIsKnown(No)),
            Always(new MethodIsAllowed(No)),
            Always(new ServiceIsUp(gate.Services, No)),
            Always(new EndpointIsServed(gate.Services, No)),
            Always(new RegionIsServed(gate.Geography, gate.Regions, No)),
            Always(new NoAnonymizer(gate.Geography, gate.Anonymity, No)),
            Keyed(new KeyIsPresent(Credential.Header("KEY"), No)),
            Keyed(new KeyIsWellFormed(64, No)),
            Signed(new SignatureIsPresent(Credential.Header("SIGN"), No)),
            Signed(new PassphraseIsPresent(Credential.Header("PASSPHRASE"), No)),
            Signed(new TimestampIsPresent(Credential.Header("TIMESTAMP"), No)),
            Signed(new TimestampIsWellFormed(TimestampFormat.EpochMs13, No)),
            Signed(new TimestampIsWithin(TimeWindow.BothWays(WindowMs), No)),
            Signed(new ReceiveWindowIsValid(Credential.Header("WINDOW"), No)),
            Signed(new TimestampIsWithinReceiveWindow(No)),
            Keyed(new KeyIsKnown(gate.Keys, No)),
            Keyed(new KeyIsNot(No, KeyState.Frozen, KeyState.Disabled, KeyState.Pending)),
            Keyed(new KeyIsNotExpired(No)),
            Keyed(new BrokerExists(gate.Keys, No)),
            Keyed(new BrokerServesHost(gate.Keys, No)),
            Keyed(new KeyAllowsIp(No)),
            Signed(new PassphraseMatches(Credential.Header("PASSPHRASE"), gate.Passphrases, No)),
            Signed(new BodyIsRead(gate.Options.BodyBytesMax, No)),
            Signed(new SignatureMatches(Scheme, No)),
            Signed(new NotReplayed(gate.Memory.Nonces, Credential.Header("NONCE"), ReceiveWindow.MaxMs, No, No)),
            Signed(new NoUnusualActivity(gate.Geography, gate.Memory.Locations, No)),
            Keyed(new KeyHasOwner(No)),
            Keyed(new OwnerIsNot(No, UserState.Blocked, UserState.Frozen, UserState.Locked, UserState.Liquidating, UserState.Closed)),
            Keyed(new OwnerHasSecondFactor(No)),
            Keyed(new OwnerHasAccount("/house", AccountKinds.Spot, No)),
            Keyed(new KeyMay(No)),
            Keyed(new TierIncludesRoute(No)),
            Always(new WithinLimits(gate.Limits, No)),
            Signed(new MediaTypeIsJson(No)),
            Signed(new BodyIsPresent(No)),
            Signed(new BodyIsJsonObject(No)),
            Signed(new ParametersAreGood(No)),
            Always(new ServiceAnswers(gate.Services, gate.Clock, No, No, gate.Options.DeadlineMs))
        );

    public override void WriteRefusal(Call call, Refusal refusal)
    {
        call.Reply.Start(refusal.Row.Http).WriteStringValue(refusal.Message);
        call.Reply.Finish();
    }

    public override Refusal OnFault(Call call) => No;

    public override Refusal OnBusy(Call call) => No;

    public override Refusal OnUnavailable(Call call) => No;

    public override Refusal OnMalformed(Call call) => No;

    private static RouteTable TableOf(Route[] routes)
    {
        var table = new RouteTable();
        foreach (var route in routes)
            table.Add(route);
        return table.Seal();
    }
}
