using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kontor.Testing;

namespace Kontor.Conformance.House;

/// <summary>The operator's side of deposits and withdrawals, in a world as it is seeded.</summary>
public sealed class FundingControlTests
{
    private const string Ada = "/exchanges/bitmart/users/1";

    [Fact]
    public async Task A_new_world_has_networks_and_a_demo_user_who_can_withdraw_from_one_house_to_the_other()
    {
        await using var venue = await Venue.StartAsync();
        Assert.Equal(9, (await venue.ControlAsync(HttpMethod.Get, "/networks")).AsArray().Count);
        var currencies = (await venue.ControlAsync(HttpMethod.Get, "/exchanges/bitmart/networks")).AsArray();
        Assert.Contains(currencies, entry => $"{entry!["id"]}" == "USDT-TRC20" && $"{entry["withdrawalFee"]}" == "1");
        Assert.Contains(currencies, entry => $"{entry!["id"]}" == "IOTA" && entry["isClosedToApi"]!.GetValue<bool>());
        var saved = (await venue.ControlAsync(HttpMethod.Get, $"{Ada}/funding"))["settings"]!["addresses"]!.AsArray();
        var tron = Assert.Single(saved, entry => $"{entry!["network"]}" == "TRC20");
        var given = await venue.ControlAsync(
            HttpMethod.Post,
            "/exchanges/weex/users/1/deposit-address",
            new { asset = "USDT", network = "TRC20" }
        );
        Assert.Equal($"{given["address"]}", $"{tron!["address"]}");
    }

    [Fact]
    public async Task A_reported_deposit_is_credited_when_it_is_deep_enough()
    {
        await using var venue = await Venue.StartAsync();
        var address = await venue.ControlAsync(HttpMethod.Post, $"{Ada}/deposit-address", new { asset = "USDT", network = "XLAYER" });
        var report = new
        {
            network = "XLAYER",
            asset = "USDT",
            address = $"{address["address"]}",
            amount = "250.5",
            txId = "0x1",
        };
        var before = await BalanceAsync(venue);
        var deposit = await venue.ControlAsync(HttpMethod.Post, "/exchanges/bitmart/deposits", report);
        Assert.Equal(("waiting", "250.50000000"), ($"{deposit["state"]}", $"{deposit["amount"]}"));
        deposit = await venue.ControlAsync(HttpMethod.Post, $"/deposits/{deposit["id"]}/confirmations", new { confirmations = 12 });
        Assert.Equal("success", $"{deposit["state"]}");
        Assert.Equal(before + 250.5m, await BalanceAsync(venue));
        var shown = await venue.ControlAsync(HttpMethod.Get, $"{Ada}/funding");
        Assert.Equal("success", $"{Assert.Single(shown["deposits"]!.AsArray())!["state"]}");
    }

    [Fact]
    public async Task The_operator_can_lock_forbid_and_keep_the_address_book()
    {
        await using var venue = await Venue.StartAsync();
        var locked = await venue.ControlAsync(HttpMethod.Post, $"{Ada}/security-change", new { change = "secondFactor" });
        Assert.True(locked["lockedUntilMs"]!.GetValue<long>() > 0);
        var forbidden = await venue.ControlAsync(HttpMethod.Patch, $"{Ada}/funding", new { withdraw = false });
        Assert.False(forbidden["canWithdraw"]!.GetValue<bool>());

        var entry = new
        {
            asset = "USDT",
            network = "ERC20",
            address = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            reach = "evm",
        };
        var saved = await venue.ControlAsync(HttpMethod.Post, $"{Ada}/addresses", entry);
        Assert.Equal("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", $"{saved["address"]}");
        await venue.ControlAsync(HttpMethod.Post, $"{Ada}/addresses/remove", entry);

        var slow = await venue.ControlAsync(HttpMethod.Patch, "/networks/ERC20", new { confirmations = 64 });
        Assert.Equal(64, slow["confirmations"]!.GetValue<int>());
        var closed = await venue.ControlAsync(
            HttpMethod.Patch,
            "/exchanges/bitmart/currencies/USDT/networks/ERC20",
            new { withdraw = false, withdrawalFee = "2.5" }
        );
        Assert.Equal((false, "2.5"), (closed["withdraw"]!.GetValue<bool>(), $"{closed["withdrawalFee"]}"));
        var rules = await venue.ControlAsync(HttpMethod.Patch, "/exchanges/bitmart/funding-rules", new { needsSavedAddress = false });
        Assert.False(rules["needsSavedAddress"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("/withdrawals/99/fail", "{}", 404)]
    [InlineData("/withdrawals/99/submit", "{}", 404)]
    [InlineData("/deposits/99/confirmations", "{\"confirmations\":1}", 404)]
    [InlineData("/exchanges/bitmart/deposits", "{\"asset\":\"USDT\",\"network\":\"none\",\"amount\":\"1\"}", 404)]
    [InlineData("/exchanges/bitmart/deposits", "{\"asset\":\"USDT\",\"network\":\"ERC20\",\"amount\":\"x\"}", 400)]
    [InlineData("/exchanges/bitmart/users/99/security-change", "{}", 404)]
    [InlineData("/exchanges/bitmart/users/1/addresses", "{\"asset\":\"USDT\",\"network\":\"ERC20\",\"address\":\"0x1\"}", 400)]
    public async Task A_mistake_is_a_problem(string path, string body, int status)
    {
        await using var venue = await Venue.StartAsync();
        using var content = JsonContent.Create(JsonNode.Parse(body));
        using var response = await venue.Http.PostAsync(new Uri("/_kontor" + path, UriKind.Relative), content);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private static async Task<decimal> BalanceAsync(Venue venue)
    {
        var lines = (await venue.ControlAsync(HttpMethod.Get, "/exchanges/bitmart/balances?user=1")).AsArray();
        var line = lines.Single(entry => $"{entry!["wallet"]}" == "funding" && $"{entry["asset"]}" == "USDT");
        return decimal.Parse($"{line!["available"]}", System.Globalization.CultureInfo.InvariantCulture);
    }
}
