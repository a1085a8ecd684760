using System.Text.Json;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>A token in the list of tokens. What its makers say of themselves elsewhere is not on the chain, so it is not known.</summary>
internal static class TokenFields
{
    public static void Write(Utf8JsonWriter json, ListedToken token)
    {
        var (view, fact) = (token.View, token.View.Fact);
        json.WriteString("tokenFullName"u8, fact?.Name ?? "");
        json.WriteString("token"u8, token.Unit.Symbol);
        json.WriteDigits("precision"u8, fact is null ? null : token.Unit.Decimals);
        json.WriteAddress("tokenContractAddress"u8, view.Contract);
        json.WriteString("protocolType"u8, view.Kind.Word());
        json.WriteDigits("addressCount"u8, view.HolderCount);
        json.WriteString("totalSupply"u8, token.Unit.Show(view.Supply));
        json.WriteString("circulatingSupply"u8, token.Unit.Show(view.Supply));
        json.WriteString("price"u8, token.Price?.ToString() ?? "");
        json.WriteString("website"u8, ""u8);
        json.WriteString("totalMarketCap"u8, token.MarketCap);
        json.WriteDigits("issueDate"u8, view.IssuedMs);
        json.WriteString("transactionAmount24h"u8, token.AmountOfDay);
        json.WriteString("tvl"u8, ""u8);
        json.WriteString("logoUrl"u8, ""u8);
    }
}
