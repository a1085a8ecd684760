using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>A place among the holders of the chain's own coin, or of a token.</summary>
internal static class HolderFields
{
    public static void WriteNative(Utf8JsonWriter json, ChainIdentity chain, HolderView holder)
    {
        json.WriteDigits("rank"u8, holder.Rank);
        json.WriteString("symbol"u8, chain.NativeSymbol);
        json.WriteAddress("holderAddress"u8, holder.Address);
        json.WriteCoins("amount"u8, holder.Balance, chain);
    }

    /// <param name="change">What came to the holder in a day, or went; empty where that is not known.</param>
    public static void WriteOfToken(Utf8JsonWriter json, TokenUnit unit, CoinPrice? price, HolderView holder, string change)
    {
        json.WriteAddress("holderAddress"u8, holder.Address);
        json.WriteString("amount"u8, unit.Show(holder.Balance));
        json.WriteString("valueUsd"u8, price?.ValueOf(holder.Balance, unit.Decimals) ?? "");
        json.WriteString("positionChange24h"u8, change);
        json.WriteDigits("rank"u8, holder.Rank);
    }
}
