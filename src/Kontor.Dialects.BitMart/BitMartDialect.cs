using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints;
using Kontor.Dialects.BitMart.Endpoints.Account;
using Kontor.Dialects.BitMart.Endpoints.Broker;
using Kontor.Dialects.BitMart.Endpoints.Earn;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Endpoints.IfContract;
using Kontor.Dialects.BitMart.Endpoints.Margin;
using Kontor.Dialects.BitMart.Endpoints.Spot;
using Kontor.Dialects.BitMart.Endpoints.SubAccounts;
using Kontor.Dialects.BitMart.Sockets;
using Kontor.Dialects.BitMart.Sockets.Futures;
using Kontor.Dialects.BitMart.Sockets.Private;
using Kontor.Dialects.BitMart.Sockets.Spot;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart;

/// <summary>BitMart: spot, funding and futures under one roof, each with its own rows for the same mistakes.</summary>
public sealed class BitMartDialect : Dialect
{
    private static readonly RowChoice s_fault = RowChoice.ByPath(
        ("/account", Errors.AccountInternalError),
        ("/contract", Errors.ContractSystemError),
        ("/", Errors.SpotInternalError)
    );

    private static readonly RowChoice s_malformed = RowChoice.ByPath(
        ("/account", Errors.AccountInvalidRequest),
        ("/contract", Errors.ContractInvalidRequest),
        ("/", Errors.SpotBadRequest)
    );

    public BitMartDialect(GateServices gate)
    {
        Routes = new RouteTable();
        var house = new TradingHouse(gate.World, ExchangeId.BitMart);
        new SystemEndpoints(house.World).Map(Routes);
        SpotEndpoints.Map(house, Routes);
        FuturesEndpoints.Map(house, Routes);
        new LegacyContract(house).Map(Routes);
        MapMargin(house);
        MapMoney(house);
        EarnEndpoints.Map(Routes);
        MapSockets(gate);
        Routes.Seal();
        Profile = BitMartProfile.Create(gate);
    }

    public override string Name => "bitmart";
    public override IReadOnlyList<ErrorRow> Rows => Errors.All;
    public override IReadOnlyList<string> Prefixes => ["/system", "/spot", "/account", "/contract", "/newearn", .. BitMartSockets.Prefixes];
    public override IReadOnlyList<string> Hosts =>
        ["api-cloud.bitmart.com", "api-cloud-v2.bitmart.com", "demo-api-cloud-v2.bitmart.com", .. BitMartSockets.Hosts];
    public override IReadOnlyList<UInt128> BanMarks => [Limits.BanMark];
    public override Profile Profile { get; }
    public override RouteTable Routes { get; }

    public override void WriteRefusal(Call call, Refusal refusal) => Envelope.Refuse(call, refusal);

    public override void Complete(Call call) => RateLimitHeaders.Write(call);

    public override Refusal OnFault(Call call) => s_fault.For(call);

    public override Refusal OnBusy(Call call) => Errors.ServiceUnavailable;

    public override Refusal OnUnavailable(Call call) => Errors.ServiceUnavailable;

    public override Refusal OnMalformed(Call call) => s_malformed.For(call);

    private void MapMargin(TradingHouse house)
    {
        new MarginAccountEndpoints(house).Map(Routes);
        new MarginMoneyEndpoints(house).Map(Routes);
        new MarginRecordEndpoints(house).Map(Routes);
    }

    private void MapMoney(TradingHouse house)
    {
        new WalletEndpoints(house).Map(Routes);
        new CurrencyEndpoints(house).Map(Routes);
        new AddressEndpoints(house).Map(Routes);
        new WithdrawalEndpoints(house).Map(Routes);
        new MovementEndpoints(house).Map(Routes);
        new SubAccountTransferEndpoints(house).Map(Routes);
        new SubAccountListEndpoints(house).Map(Routes);
        new ContractSubAccountEndpoints(house).Map(Routes);
        new BrokerEndpoints(new PartnerDesk(house)).Map(Routes);
    }

    private void MapSockets(GateServices gate)
    {
        var login = new SocketLogin(gate);
        var own = new PrivateChannels(login.Watches);
        new BitMartSockets(gate, login, own, new SpotChannels(gate.World), new FuturesChannels(gate.World)).Map(Routes);
    }
}
