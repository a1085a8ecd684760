using System.Text.Json;
using Kontor.Dialects.BinanceWallet.Endpoints;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>How balances are written.</summary>
internal static class AssetFields
{
    /// <param name="address">As it was asked for.</param>
    public static void WriteAssets(this Utf8JsonWriter json, WalletChain chain, string address, IEnumerable<Asset> assets)
    {
        json.WriteStartArray("tokenAssets"u8);
        foreach (var asset in assets)
        {
            json.WriteStartObject();
            json.WriteString("binanceChainId"u8, chain.Id);
            json.WriteString("tokenContractAddress"u8, asset.Contract);
            json.WriteString("address"u8, address);
            json.WriteString("symbol"u8, asset.Symbol);
            json.WriteString("balance"u8, asset.Amount.ToUnits(asset.Decimals));
            json.WriteString("rawBalance"u8, asset.Amount.ToString());
            json.WriteString("tokenPrice"u8, asset.Price?.ToString() ?? "");
            json.WriteBoolean("isRiskToken"u8, asset.IsRisk);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
