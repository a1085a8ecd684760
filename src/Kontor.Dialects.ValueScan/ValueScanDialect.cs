using Kontor.Analytics;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Endpoints;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan;

/// <summary>ValueScan's open platform: metered queries, all of them POST, and event streams.</summary>
public sealed class ValueScanDialect : Dialect
{
    private const int BusyRetryMs = 1_000;

    private readonly AnswerHeaders _headers;

    public ValueScanDialect(GateServices gate, Analyst analyst)
    {
        var registry = new TokenRegistry(gate.World);
        var shop = new Shop(analyst, registry, new Till(gate.World));
        Interface[] interfaces =
        [
            .. new TokenEndpoints(shop, analyst, gate.World.Facts).Interfaces,
            .. new KlineEndpoints(shop, analyst).Interfaces,
            .. new FlowEndpoints(shop, analyst).Interfaces,
            .. new SectorEndpoints(shop, analyst, gate.World.Facts).Interfaces,
            .. new HoldingEndpoints(shop, analyst, gate.World).Interfaces,
            .. new AddressEndpoints(shop, analyst, gate.World).Interfaces,
            .. new EpisodeEndpoints(shop, analyst, gate.World.Facts).Interfaces,
            .. new IndicatorEndpoints(shop, analyst).Interfaces,
            .. new SentimentEndpoints(shop, analyst).Interfaces,
            .. new BriefingEndpoints(shop, analyst).Interfaces,
            .. new StreamEndpoints(gate, analyst, registry).Interfaces,
        ];
        Routes = new RouteTable();
        foreach (var served in interfaces)
            Routes.Add(served.Route);
        Routes.CatchAll(Unregistered.Route);
        Routes.Seal();
        Profile = ValueScanProfile.Create(gate, new Forms(interfaces));
        _headers = new AnswerHeaders(gate.World.Credits, ValueScanProfile.SignatureStep(Profile));
    }

    public override string Name => "valuescan";
    public override IReadOnlyList<ErrorRow> Rows => Errors.All;

    /// <summary>Clients also try the bare path without <c>/api</c>. It is no path of the API, and this dialect says so in its own words.</summary>
    public override IReadOnlyList<string> Prefixes => ["/api/open", "/open", "/stream"];

    public override IReadOnlyList<string> Hosts => ["api.valuescan.io", "api-beta.valuescan.io", "stream.valuescan.ai"];
    public override Profile Profile { get; }
    public override RouteTable Routes { get; }

    /// <summary>A stream carries its credentials in the query.</summary>
    public override IReadOnlyList<string> SecretParameters => ["apiKey", "sign"];

    public override void WriteRefusal(Call call, Refusal refusal) => Envelope.Refuse(call, refusal);

    public override void Complete(Call call) => _headers.Write(call);

    public override Refusal OnFault(Call call) => Errors.UnknownError;

    public override Refusal OnBusy(Call call)
    {
        call.RetryAfterMs = BusyRetryMs;
        return Errors.InterfaceRateLimit;
    }

    public override Refusal OnUnavailable(Call call) => Errors.UnknownError;

    public override Refusal OnMalformed(Call call) => Errors.InvalidRequest;
}
