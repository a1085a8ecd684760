using Kontor.Catalog;
using Kontor.Dialects.Weex.Endpoints;
using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Dialects.Weex.Endpoints.Partners;
using Kontor.Dialects.Weex.Endpoints.Spot;
using Kontor.Dialects.Weex.Sockets;
using Kontor.Dialects.Weex.Sockets.Private;
using Kontor.Dialects.Weex.Sockets.Public;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex;

/// <summary>WEEX V3: spot under <c>/api/v3</c> and contracts under <c>/capi/v3</c>, one error table and one weight budget for both.</summary>
public sealed class WeexDialect : Dialect
{
    private readonly AnswerHeaders _headers;

    public WeexDialect(GateServices gate)
    {
        _headers = new AnswerHeaders(gate.Limits);
        Routes = new RouteTable();
        var house = new TradingHouse(gate.World, ExchangeId.Weex);
        new ClockEndpoints().Map(Routes);
        SpotEndpoints.Map(house, Routes);
        ContractEndpoints.Map(house, Routes, new ConfigResult(gate.Options.WeexSuccessMessage));
        PartnerRoutes.Map(house, Routes);
        MapSockets(gate, house);
        Routes.Seal();
        Profile = WeexProfile.Create(gate);
    }

    public override string Name => "weex";
    public override IReadOnlyList<ErrorRow> Rows => Errors.All;
    public override IReadOnlyList<string> Prefixes => ["/api/v3", "/capi/v3", .. WeexSockets.Prefixes];
    public override IReadOnlyList<string> Hosts => ["api-spot.weex.com", "api-contract.weex.com", .. WeexSockets.Hosts];
    public override IReadOnlyList<UInt128> BanMarks => [WeightPool.BanMark];
    public override Profile Profile { get; }
    public override RouteTable Routes { get; }

    public override void WriteRefusal(Call call, Refusal refusal) => Envelope.Refuse(call, refusal);

    public override void Complete(Call call) => _headers.Write(call);

    public override Refusal OnFault(Call call) => Errors.UnknownError;

    public override Refusal OnBusy(Call call) => Errors.SystemError;

    public override Refusal OnUnavailable(Call call) => Errors.SystemError;

    public override Refusal OnMalformed(Call call) => Errors.ParamValidateError;

    private void MapSockets(GateServices gate, TradingHouse house)
    {
        var access = new PrivateAccess(gate);
        new WeexSockets(gate, access)
        {
            Spot = [new SpotChannels(house)],
            SpotPrivate = [new SpotPrivateChannels(house, access.Watches)],
            Contract = [new ContractChannels(house)],
            ContractPrivate = [new ContractPrivateChannels(house, access.Watches)],
        }.Map(Routes);
    }
}
