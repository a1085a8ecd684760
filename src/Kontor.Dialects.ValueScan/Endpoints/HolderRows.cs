using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Holdings;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.World;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <param name="Address">The only one that is asked for; empty where all are.</param>
internal sealed record HoldersRequest(Token Token, TokenPlace Place, RowPage Page, string Address, long NowMs);

/// <summary>Who holds an asset, the richest first.</summary>
internal sealed class HolderRows(Analyst analyst, LiveWorld world)
{
    public void Write(Utf8JsonWriter json, HoldersRequest request)
    {
        var token = analyst.Holdings.Current.Of(request.Token.Symbol);
        json.WriteStartArray();
        if (token.Find(ChainAsset.KeyOf(request.Token.Symbol, request.Place.Contract)) is { } ledger)
        {
            var price = analyst.Holdings.Prices.PriceBefore(request.Token.Symbol, request.NowMs + 1);
            foreach (var address in Addresses(ledger, request))
                Write(json, request, token, ledger, address, price);
        }
        json.WriteEndArray();
    }

    private static IEnumerable<string> Addresses(AssetLedger ledger, HoldersRequest request)
    {
        if (request.Address.Length == 0)
            return ledger.Richest(request.Page.Skip, request.Page.Max).Select(holder => holder.Address);
        var isHolder = request.Page.Skip == 0 && ledger.Find(request.Address) is { Latest.Balance.IsZero: false };
        return isHolder ? [request.Address] : [];
    }

    private void Write(Utf8JsonWriter json, HoldersRequest request, TokenHoldings token, AssetLedger ledger, string address, Int128? price)
    {
        var (asset, holding) = (ledger.Asset, ledger.Find(address)!);
        var figures = new HoldingFigures(asset, holding.Latest);
        var yesterday = holding.AtEndOf(Grid.DayOf(request.NowMs) - Grid.DayMs);
        json.WriteStartObject();
        json.WriteToken(request.Token);
        json.WriteString("coinKey"u8, asset.CoinKey);
        json.WriteString("address"u8, address);
        Labels.Write(json, "label", world.Labels.Find(asset.Chain, address), token.IsContract(asset, address));
        json.WriteCoin("balance", figures.Balance);
        json.WriteDollars("price", price.ToDollars());
        json.WriteDollars("profit", figures.UnrealisedAt(price));
        json.WriteDollars("cost", figures.AverageCost);
        json.WriteDollars("preCost", yesterday is null ? null : new HoldingFigures(asset, yesterday).AverageCost);
        json.WriteString("chainName"u8, asset.ChainName);
        json.WriteEndObject();
    }
}
