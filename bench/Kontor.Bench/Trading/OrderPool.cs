using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kontor.Bench.Gate;
using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Bench.Trading;

/// <summary>
/// Signed orders of two users that fill each other, first one way and then the other: however often the file is sent, the book stays short and
/// nobody runs out of money.
/// </summary>
internal static class OrderPool
{
    private const int Rounds = 500;
    private const string Plenty = "100000000";

    public static async Task<string> WriteAsync(TradingCase trading, string venue, string directory)
    {
        using var control = new HttpClient { BaseAddress = new Uri(venue) };
        var demo = DemoCredentials.Of(KontorOptions.DefaultSeed, trading.Dialect);
        var other = await NewTraderAsync(control, trading.Dialect);
        foreach (var asset in (string[])["USDT", "BTC"])
            await CreditAsync(control, trading.Dialect, user: 1, asset);

        var requests = new List<ClientRequest>();
        for (var round = 0; round < Rounds; round++)
        {
            // Prices walk a little, so that the book has levels that come and go. Every bid meets every ask: whichever of them a connection
            // sends first, nothing stays behind.
            var (ask, bid) = ($"{50_000 + (round % 10)}.00", $"{50_010 + (round % 10)}.00");
            requests.Add(trading.Sign(demo, isBuy: false, ask, "0.01"));
            requests.Add(trading.Sign(other, isBuy: true, bid, "0.01"));
            requests.Add(trading.Sign(other, isBuy: false, ask, "0.01"));
            requests.Add(trading.Sign(demo, isBuy: true, bid, "0.01"));
        }
        var file = Path.Combine(directory, "orders.requests");
        RequestPool.Write(file, requests.Select(request => RequestPool.Text(request, null)));
        await FirstAnswer.AskAsync(venue, file);
        await FirstAnswer.ThrowIfRefusedAsync(venue);
        return file;
    }

    private static async Task<ClientCredentials> NewTraderAsync(HttpClient control, string dialect)
    {
        var user = (await AskAsync(control, "/users", new { name = "trader" }))["id"]!.GetValue<long>();
        foreach (var asset in (string[])["USDT", "BTC"])
            await CreditAsync(control, dialect, user, asset);
        var key = await AskAsync(control, "/keys", new { dialect, user });
        string Text(string name) => key[name]?.GetValue<string>() ?? "";
        return new ClientCredentials(
            key["key"]!["key"]!.GetValue<string>(),
            Text("secret"),
            key["key"]!["memo"]!.GetValue<string>(),
            Text("passphrase")
        );
    }

    private static Task<JsonNode> CreditAsync(HttpClient control, string exchange, long user, string asset) =>
        AskAsync(
            control,
            $"/exchanges/{exchange}/credit",
            new
            {
                user,
                asset,
                amount = Plenty,
                wallet = "spot",
            }
        );

    private static async Task<JsonNode> AskAsync(HttpClient control, string path, object body)
    {
        using var answer = await control.PostAsJsonAsync($"/_kontor{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }
}
