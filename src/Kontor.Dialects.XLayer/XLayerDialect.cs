using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Endpoints;
using Kontor.Dialects.XLayer.Plugin;
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
        var xlayer = new Explorer(chains, "xlayer", ChainShortName.XLayer, "");
        BlockEndpoints.Map(Routes, xlayer);
        ZoneEndpoints.Map(Routes, new Explorer(chains, "tradezone", ChainShortName.TradeZone, "tz/"), gate.World);
        var desk = new VerificationDesk(gate.World, xlayer, verifier);
        new ContractEndpoints(desk).Map(Routes);
        if (gate.Options.XLayerExtensions)
            new PluginEndpoints(desk).Map(Routes);
        Routes.Seal();
        Profile = XLayerProfile.Create(gate);
        _endpointSteps = Profile.Steps.TakeWhile(step => step.Stage is not MediaTypeIsJson).Count();
    }

    public override string Name => "xlayer";
    public override IReadOnlyList<ErrorRow> Rows => Errors.All;
    public override IReadOnlyList<string> Prefixes => [Prefix];
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
