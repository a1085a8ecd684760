using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;

namespace Kontor.Conformance.XLayer;

/// <summary>What tests about the chain do on it before they ask.</summary>
internal static class Explored
{
    public const string Ada = "0x00000000000000000000000000000000000000a1";
    public const string Bob = "0x00000000000000000000000000000000000000b2";
    public const string Cleo = "0x00000000000000000000000000000000000000c3";
    public const string Mixer = "0x00000000000000000000000000000000000000d4";
    public const string Usdt = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";

    /// <summary>Coins in their smallest unit, in a block of their own. Returns the transaction's hash.</summary>
    public static async Task<string> SendCoinsAsync(this Session session, string from, string to, string value)
    {
        var sent = await session.ControlAsync(
            "POST",
            "/chains/xlayer/transactions",
            new
            {
                from,
                to,
                value,
            }
        );
        await session.MineXLayerAsync();
        return Hash(sent);
    }

    /// <summary>The same with tokens.</summary>
    public static async Task<string> SendTokensAsync(this Session session, string from, string to, string amount, string token = Usdt)
    {
        var sent = await session.ControlAsync(
            "POST",
            "/chains/xlayer/token-transfers",
            new
            {
                token,
                from,
                to,
                amount,
            }
        );
        await session.MineXLayerAsync();
        return Hash(sent);
    }

    public static Task<JsonNode> MineXLayerAsync(this Session session, int blocks = 1) =>
        session.ControlAsync("POST", "/chains/xlayer/mine", new { blocks });

    public static Task<JsonNode> LabelAsync(this Session session, string address, string entity, string category, bool isBlack) =>
        session.ControlAsync(
            "PUT",
            $"/chains/xlayer/labels/{address}",
            new
            {
                entity,
                category,
                isBlack,
            }
        );

    private static string Hash(JsonNode sent) => sent["hash"]!.GetValue<string>();
}
