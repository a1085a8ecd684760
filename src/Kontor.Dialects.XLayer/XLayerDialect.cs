using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Endpoints;
using Kontor.Dialects.XLayer.Plugin;
using Kontor.Dialects.XLayer.Tracker;
using Kontor.Dialects.XLayer.TradeZone;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.Gate.Stages;

namespace Kontor.Dialects.XLayer;

/// <summary>The X Layer data API: a block explorer's index and contract verification, behind keys with a passphrase.</summary>
public sealed class XLayerDialect : Dialect
{
    public const string Prefix = "/api/v5/xlayer";

    private readonly int _endpointSteps;

    public XLayerDialect(GateServices gate, IServedChains chains, ContractVerifier verifier)
    {
        Routes = new RouteTable();
        Prefixes = gate.Options.XLayerExtensions ? [Prefix, TrackerRoutes.Prefix] : [Prefix];
        var xlayer = new Explorer(chains, "xlayer", ChainShortName.XLayer, "");
        MapExplorer(xlayer, new CoinPrices(gate.World));
        ZoneEndpoints.Map(Routes, new Explorer(chains, "tradezone", ChainShortName.TradeZone, "tz/"), gate.World);
        var desk = new VerificationDesk(gate.World, xlayer, verifier);
        new ContractEndpoints(desk).Map(Routes);
        if (gate.Options.XLayerExtensions)
        {
            new PluginEndpoints(desk).Map(Routes);
            MapExtensions(gate, chains, xlayer);
        }
        Routes.Seal();
        Profile = XLayerProfile.Create(gate);
        _endpointSteps = Profile.Steps.TakeWhile(step => step.Stage is not MediaTypeIsJson).Count();
    }

    private void MapExplorer(Explorer xlayer, CoinPrices prices)
    {
        BlockEndpoints.Map(Routes, xlayer);
        new AddressEndpoints(prices).Map(Routes, xlayer);
        AddressListEndpoints.Map(Routes, xlayer);
        TransactionListEndpoints.Map(Routes, xlayer);
        TransactionEndpoints.Map(Routes, xlayer);
        TransactionPartEndpoints.Map(Routes, xlayer);
        new TokenListEndpoint(prices).Map(Routes, xlayer);
        new TokenEndpoints(prices).Map(Routes, xlayer);
        LogEndpoints.Map(Routes, xlayer);
    }

    private void MapExtensions(GateServices gate, IServedChains chains, Explorer xlayer)
    {
        ExtensionEndpoints.Map(Routes, xlayer);
        var (routes, prices) = (new TrackerRoutes(chains, Routes), new CoinPrices(gate.World));
        new ExtensionListEndpoints(prices).Map(Routes, xlayer);
        new TransferEndpoints(gate.World, prices).Map(routes);
        new AlertEndpoints(gate.World).Map(routes);
        new AddressRiskEndpoints(gate.World, prices).Map(routes);
        new MonitorEndpoints(gate.World, prices).Map(routes);
        ScannerEndpoints.Map(routes);
    }

    public override string Name => "xlayer";
    public override IReadOnlyList<ErrorRow> Rows => Errors.All;
    public override IReadOnlyList<string> Prefixes { get; }
    public override IReadOnlyList<string> Hosts => ["web3.okx.com"];
    public override Profile Profile { get; }
    public override RouteTable Routes { get; }

    /// <summary>What the gate refuses has two members; what an endpoint refuses keeps the shape of its success.</summary>
    public override void WriteRefusal(Call call, Refusal refusal)
    {
        if (call.Route?.Access == Access.Keyed)
            PluginEnvelope.Refuse(call, refusal);
        else if (call.RefusedAt >= 0 && call.RefusedAt < _endpointSteps)
            Envelope.RefuseAtGate(call, refusal);
        else
            Envelope.Refuse(call, refusal);
    }

    public override void Complete(Call call) => ResponseHeaders.Write(call);

    public override Refusal OnFault(Call call) => Errors.SystemError;

    public override Refusal OnBusy(Call call) => Errors.SystemBusy;

    public override Refusal OnUnavailable(Call call) => Errors.ServiceUnavailable;

    public override Refusal OnMalformed(Call call) => Errors.ParameterError.With("request");
}
