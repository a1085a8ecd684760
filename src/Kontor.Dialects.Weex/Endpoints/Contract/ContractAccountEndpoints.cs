using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What the contract account may do, and what trading costs it.</summary>
internal sealed class ContractAccountEndpoints(ContractFloor floor)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/accountConfig", 5, AccountConfig));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/commissionRate", 5, CommissionRate));
    }

    private static ValueTask<Refusal?> AccountConfig(Call call)
    {
        var accounts = call.User!.Accounts;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteBoolean("canTrade"u8, accounts.HasFlag(AccountKinds.Contract));
        json.WriteBoolean("canDeposit"u8, accounts.HasFlag(AccountKinds.Funding));
        json.WriteBoolean("canWithdraw"u8, accounts.HasFlag(AccountKinds.Funding));
        // A long and a short position beside each other: this house knows no other way.
        json.WriteBoolean("dualSidePosition"u8, true);
        json.WriteNumber("updateTime"u8, call.NowMs);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> CommissionRate(Call call)
    {
        if (floor.Traded(CallParameters.OfQuery(call), out var contract) is { } unknown)
            return new(unknown);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("makerCommissionRate"u8, ContractText.Ppm(contract.Contract.Record.MakerFeePpm));
        json.WriteString("takerCommissionRate"u8, ContractText.Ppm(contract.Contract.Record.TakerFeePpm));
        json.WriteEndObject();
        return new(Envelope.End(call));
    }
}
