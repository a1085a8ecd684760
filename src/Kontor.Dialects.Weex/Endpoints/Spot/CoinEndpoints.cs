using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>/api/v3/coins</c>: what can come and go, over which networks, and what that costs.</summary>
internal sealed class CoinEndpoints(TradingHouse house)
{
    private readonly record struct Travel(CurrencyNetworkRecord Entry, NetworkRecord Network);

    private sealed record Coin(AssetRecord Asset, IReadOnlyList<Travel> Travels);

    public void Map(RouteTable routes) => routes.Add(Section.SpotPublic("/api/v3/coins", 5, List));

    private async ValueTask<Refusal?> List(Call call)
    {
        var (coins, none) = await house.AskAsync(call, Read);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var coin in coins!)
            Write(json, coin);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static List<Coin> Read(WorldState state)
    {
        var entries = state.Funding.Find(ExchangeId.Weex)!.Currencies;
        return
        [
            .. state
                .Ledger.Find(ExchangeId.Weex)!
                // What practice is paid with never comes and goes.
                .Assets.All.Where(asset => !asset.IsPractice)
                .Select(asset => new Coin(
                    asset,
                    [.. entries.Of(asset.Code).Select(entry => new Travel(entry, state.Funding.FindNetwork(entry.Network)!))]
                )),
        ];
    }

    private static void Write(Utf8JsonWriter json, Coin coin)
    {
        var asset = coin.Asset;
        json.WriteStartObject();
        json.WriteString("coin"u8, asset.Code);
        json.WriteString("name"u8, asset.Name);
        json.WriteBoolean("depositAllEnable"u8, coin.Travels.Any(travel => asset.CanDeposit && travel.Entry.CanDeposit));
        json.WriteBoolean("withdrawAllEnable"u8, coin.Travels.Any(travel => asset.CanWithdraw && travel.Entry.CanWithdraw));
        json.WriteStartArray("networkList"u8);
        foreach (var (entry, network) in coin.Travels)
            Write(json, asset, entry, network);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AssetRecord asset, CurrencyNetworkRecord entry, NetworkRecord network)
    {
        json.WriteStartObject();
        json.WriteString("network"u8, network.Name);
        json.WriteString("coin"u8, asset.Code);
        json.WriteString("name"u8, network.Name);
        // Amounts are whole multiples of it. As a number, and with an exponent, as the contract writes it.
        json.WritePropertyName("withdrawIntegerMultiple"u8);
        json.WriteRawValue(entry.WithdrawalDecimals == 0 ? "1" : $"1E-{entry.WithdrawalDecimals}");
        json.WriteBoolean("isDefault"u8, entry.IsDefault);
        json.WriteBoolean("depositEnable"u8, asset.CanDeposit && entry.CanDeposit);
        json.WriteBoolean("withdrawEnable"u8, asset.CanWithdraw && entry.CanWithdraw);
        json.WriteNull("depositDesc"u8);
        json.WriteNull("withdrawDesc"u8);
        json.WriteString("withdrawFee"u8, Units.FormatTrimmed(entry.WithdrawalFee, asset.Decimals));
        json.WriteString("withdrawMin"u8, Units.FormatTrimmed(entry.WithdrawalMin, asset.Decimals));
        json.WriteNull("withdrawInternalMin"u8);
        json.WriteString("depositDust"u8, Units.FormatTrimmed(entry.DepositMin, asset.Decimals));
        json.WriteNumber("minConfirm"u8, network.Confirmations);
        json.WriteBoolean("withdrawTag"u8, network.NeedsMemo);
        // Nobody has written an explorer for these chains.
        json.WriteString("contractAddressUrl"u8, ""u8);
        json.WriteString("contractAddress"u8, entry.Contract);
        json.WriteEndObject();
    }
}
