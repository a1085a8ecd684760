using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>What the caller has in the contract wallet, what trading costs, and the tap from which a demo account is filled.</summary>
internal sealed class AssetEndpoints(FuturesHouse house)
{
    private const string ClaimCurrency = "USDT";
    private static readonly string s_claimAmount = $"{10_000}";

    /// <summary>Keys of this tier may claim wherever they come in.</summary>
    private const string DemoTier = "demo";

    /// <summary>The names of the house under which money is meant to be real. Any other, such as the address of a local venue, is a demo.</summary>
    private static readonly string[] s_realHosts = ["api-cloud.bitmart.com", "api-cloud-v2.bitmart.com"];

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Read("/contract/private/assets-detail", 12, Assets));
        routes.Add(FuturesRoutes.Read("/contract/private/trade-fee-rate", 2, FeeRate));
        routes.Add(FuturesRoutes.Read("/contract/private/auto_repayment", 12, NothingLent));
        routes.Add(FuturesRoutes.Read("/contract/private/cross_collateral/interest_log", 12, NothingLent));
        routes.Add(FuturesRoutes.Write("/contract/private/claim", 2, Claim));
    }

    private async ValueTask<Refusal?> Assets(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var user = call.User!.Number;
        var (lines, failure) = await house.AskAsync(call, perpetuals => LinesOf(perpetuals, user));
        if (failure is not null)
            return failure;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var (asset, overview) in lines!)
        {
            json.WriteStartObject();
            json.WriteString("currency"u8, asset.Code);
            json.WriteString("position_deposit"u8, Units.FormatTrimmed(overview.PositionDeposit, asset.Decimals));
            json.WriteString("frozen_balance"u8, Units.FormatTrimmed(overview.Frozen, asset.Decimals));
            json.WriteString("available_balance"u8, Units.FormatTrimmed(overview.Available, asset.Decimals));
            json.WriteString("equity"u8, Units.FormatTrimmed(overview.Equity, asset.Decimals));
            json.WriteString("unrealized"u8, Units.FormatTrimmed(overview.Unrealized, asset.Decimals));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private ValueTask<Refusal?> FeeRate(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return new(nobody);
        if (house.Find(new Parameters(call, ParameterFamily.Contract), out var contract) is { } refusal)
            return new(refusal);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("taker_fee_rate"u8, ContractText.Ppm(contract.Contract.Record.TakerFeePpm));
        json.WriteString("maker_fee_rate"u8, ContractText.Ppm(contract.Contract.Record.MakerFeePpm));
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>This house lends nothing against contracts, so there is never anything to repay and no interest.</summary>
    private static ValueTask<Refusal?> NothingLent(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return new(nobody);
        if (FuturesTimes.Read(new Parameters(call, ParameterFamily.Contract), call.NowMs, out _) is { } badTimes)
            return new(badTimes);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteStartArray("list"u8);
        json.WriteEndArray();
        json.WriteNumber("total"u8, 0);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private async ValueTask<Refusal?> Claim(Call call)
    {
        if (!IsDemo(call))
            return Errors.HeaderKeyForbidden;
        var (asset, failure) = await house.AskAsync(call, perpetuals => perpetuals.Ledger.FindAsset(ClaimCurrency)!);
        if (failure is not null)
            return failure;
        Units.Parse(s_claimAmount, asset!.Decimals, out var units);
        var place = new AccountPlace(FuturesHouse.Exchange, call.User!.Number, WalletId.Contract, ClaimCurrency);
        var (_, refusal) = await house.DoAsync(call, new CreditWallet(place, units));
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteString("currency"u8, ClaimCurrency);
        json.WriteString("amount"u8, s_claimAmount);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static bool IsDemo(Call call) =>
        call.Key!.Record.Tier == DemoTier
        || call.Header("Host") is not { } host
        || !s_realHosts.Contains(host.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>Every asset that a contract is settled in.</summary>
    private static (AssetRecord Asset, AccountOverview Overview)[] LinesOf(PerpetualExchange perpetuals, long user) =>
        [
            .. perpetuals
                .Contracts.Select(contract => contract.QuoteAsset)
                .Distinct()
                .Select(asset => (perpetuals.Ledger.Assets[asset], perpetuals.OverviewOf(user, asset))),
        ];
}
