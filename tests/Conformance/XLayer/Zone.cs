using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;

namespace Kontor.Conformance.XLayer;

/// <summary>The words of the tests of the Trade Zone.</summary>
internal static class Zone
{
    public const string Prefix = "/api/v5/xlayer/tz/";
    public const string Usdt = "0x5a4f4e4500000000000000000000000000000001";
    public const string HomeUsdt = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";

    public static Task<Reply> AskAsync(this Session session, string path, string parameters = "") =>
        session.SendAsync("GET", $"{Prefix}{path}?chainShortName=trade_zone{(parameters.Length == 0 ? "" : "&" + parameters)}");

    /// <summary>The page of a list.</summary>
    public static async Task<JsonObject> PageAsync(this Session session, string path, string parameters = "")
    {
        var reply = await session.AskAsync(path, parameters);
        Assert.Equal(("0", ""), (reply.Code, (string?)reply.Json["msg"]));
        return reply.Json["data"]!.AsArray().Single()!.AsObject();
    }

    /// <summary>The rows of an answer that is no page.</summary>
    public static async Task<JsonArray> RowsAsync(this Session session, string path, string parameters = "")
    {
        var reply = await session.AskAsync(path, parameters);
        Assert.Equal("0", reply.Code);
        return reply.Json["data"]!.AsArray();
    }

    public static IEnumerable<string> Names(this JsonNode row) => row.AsObject().Select(member => member.Key);

    public static string Text(this JsonNode row, string name) => (string)row[name]!;

    /// <summary>Sends coins in the zone and returns the hash.</summary>
    public static Task<string> PayAsync(this Session session, string from, string to, string value) =>
        session.PayAsync("tradezone", from, to, value);

    /// <summary>The same on X Layer.</summary>
    public static Task<string> PayHomeAsync(this Session session, string from, string to, string value) =>
        session.PayAsync("xlayer", from, to, value);

    private static async Task<string> PayAsync(this Session session, string chain, string from, string to, string value)
    {
        var sent = await session.ControlAsync(
            "POST",
            $"/chains/{chain}/transactions",
            new
            {
                from,
                to,
                value,
            }
        );
        return (string)sent["hash"]!;
    }

    public static Task MineAsync(this Session session, int blocks = 1, string chain = "tradezone") =>
        session.ControlAsync("POST", $"/chains/{chain}/mine", new { blocks });

    /// <summary>Sends something over the bridge: a deposit into the zone, or a withdrawal out of it.</summary>
    public static Task<JsonNode> CrossAsync(
        this Session session,
        string kind,
        string source,
        string? token,
        params (string To, string Amount)[] payments
    ) =>
        session.ControlAsync(
            "POST",
            "/chains/cross",
            new
            {
                kind,
                source,
                token,
                payments = payments.Select(payment => new { to = payment.To, amount = payment.Amount }).ToArray(),
            }
        );
}
