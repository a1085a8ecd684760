using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Holdings;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.World;
using Kontor.World.Compliance;

namespace Kontor.Dialects.ValueScan.Endpoints;

internal sealed record LargeRequest(Token Token, RowPage Page, long NowMs);

/// <summary>
/// Large transfers, each with the two who had part in it told once more: a house, where there is one (the receiving one of two), and the
/// other side.
/// </summary>
internal sealed class LargeTransferRows(Analyst analyst, LiveWorld world)
{
    public void Write(Utf8JsonWriter json, LargeRequest request)
    {
        var token = analyst.Holdings.Current.Of(request.Token.Symbol);
        var price = analyst.Holdings.Prices.PriceBefore(request.Token.Symbol, request.NowMs + 1);
        json.WriteStartArray();
        foreach (var transfer in token.Large(request.Page.Skip, request.Page.Max))
            Write(json, request.Token, token, transfer, price);
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, Token token, TokenHoldings holdings, LargeTransfer transfer, Int128? price)
    {
        var asset = transfer.Asset;
        json.WriteStartObject();
        json.WriteToken(token);
        json.WriteNumber("blockNumber"u8, transfer.Height);
        json.WriteNumber("transIndex"u8, transfer.TransactionIndex);
        json.WriteString("coinKey"u8, asset.CoinKey);
        json.WriteString("transHash"u8, transfer.TransactionHash);
        json.WriteString("fromAddress"u8, transfer.From);
        json.WriteString("fromExchangeName"u8, transfer.FromExchange);
        json.WriteString("toAddress"u8, transfer.To);
        json.WriteString("toExchangeName"u8, transfer.ToExchange);
        json.WriteCoin("amount", new Exact(transfer.Amount, asset.Decimals));
        json.WriteNumber("blockTime"u8, transfer.TimeMs);
        WriteCoin(json, token, asset, price);
        var isToExchange = transfer.ToExchange.Length > 0;
        var isFromExchange = !isToExchange && transfer.FromExchange.Length > 0;
        WriteAddress(json, holdings, asset, isFromExchange ? transfer.To : transfer.From, price);
        WriteExchange(
            json,
            holdings,
            transfer,
            isToExchange ? transfer.To
                : isFromExchange ? transfer.From
                : ""
        );
        json.WriteEndObject();
    }

    private static void WriteCoin(Utf8JsonWriter json, Token token, ChainAsset asset, Int128? price)
    {
        json.WriteStartObject("coinInfo"u8);
        json.WriteString("coinKey"u8, asset.CoinKey);
        json.WriteString("coinName"u8, token.Name);
        json.WriteString("symbol"u8, token.Symbol);
        json.WriteString("protocol"u8, asset.IsCoin ? "" : "ERC20");
        json.WriteString("contractAddress"u8, asset.Contract);
        json.WriteString("chainName"u8, asset.ChainName);
        json.WriteString("icon"u8, "");
        json.WriteDollars("price", price.ToDollars());
        json.WriteEndObject();
    }

    private void WriteAddress(Utf8JsonWriter json, TokenHoldings holdings, ChainAsset asset, string address, Int128? price)
    {
        var latest = holdings.Find(asset)?.Find(address)?.Latest;
        var figures = latest is null ? (HoldingFigures?)null : new HoldingFigures(asset, latest);
        json.WriteStartObject("addressInfo"u8);
        json.WriteString("address"u8, address);
        Labels.Write(json, "label", LabelOf(asset, address), holdings.IsContract(asset, address));
        json.WriteCoin("balance", figures?.Balance ?? Exact.Zero);
        json.WriteDollars("profit", figures?.UnrealisedAt(price));
        json.WriteEndObject();
    }

    private void WriteExchange(Utf8JsonWriter json, TokenHoldings holdings, LargeTransfer transfer, string address)
    {
        var (asset, isThere) = (transfer.Asset, address.Length > 0);
        var label = LabelOf(asset, address);
        json.WriteStartObject("exchangeInfo"u8);
        json.WriteString("address"u8, address);
        json.WriteString("name"u8, label?.Entity ?? "");
        json.WriteString("icon"u8, "");
        Labels.Write(json, "label", label, isThere && holdings.IsContract(asset, address));
        json.WriteStartArray("addresses"u8);
        if (isThere)
            json.WriteStringValue(address);
        json.WriteEndArray();
        json.WriteString("amount"u8, isThere ? new Exact(transfer.Amount, asset.Decimals).ToText() : "");
        json.WriteEndObject();
    }

    private AddressLabel? LabelOf(ChainAsset asset, string address) => world.Labels.Find(asset.Chain, address);
}
