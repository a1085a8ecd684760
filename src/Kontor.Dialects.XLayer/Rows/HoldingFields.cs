using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>What an address has of a token, or which piece of a collection.</summary>
internal static class HoldingFields
{
    public static void Write(Utf8JsonWriter json, TokenUnit unit, CoinPrice? price, HoldingView holding)
    {
        json.WriteString("symbol"u8, unit.Symbol);
        json.WriteAddress("tokenContractAddress"u8, holding.Contract);
        json.WriteString("tokenType"u8, WordOf(holding.Kind));
        json.WriteString("holdingAmount"u8, unit.Show(holding.Balance));
        json.WriteString("priceUsd"u8, price?.ToString() ?? "");
        json.WriteString("valueUsd"u8, price?.ValueOf(holding.Balance, unit.Decimals) ?? "");
        json.WriteString("tokenId"u8, holding.TokenId?.ToString() ?? "");
    }

    private static ReadOnlySpan<byte> WordOf(TokenKind kind) =>
        kind switch
        {
            TokenKind.Erc721 => "ERC721"u8,
            TokenKind.Erc1155 => "ERC1155"u8,
            _ => "ERC20"u8,
        };
}
