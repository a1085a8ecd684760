using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>Who may listen to what is somebody's own.</summary>
public sealed class PrivateLoginTests
{
    private const string Orders = "spot/user/orders:ALL_SYMBOLS";
    private const string Subscribe = $$"""{"op":"subscribe","args":["{{Orders}}"]}""";
    private const string Subscribed = $$"""{"event":"subscribe","topic":"{{Orders}}"}""";

    [Fact]
    public async Task Each_tongue_has_its_own_answer()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var spot = await floor.Floor.ConnectAsync(PrivateFloor.SpotPath);
        await spot.AsksAsync(floor.Login(floor.Ada), """{"event":"login"}""");
        var futures = await floor.Floor.ConnectAsync(PrivateFloor.FuturesPath);
        await futures.AsksAsync(floor.Login(floor.Ada, isFutures: true), """{"action":"access","success":true}""");
    }

    [Fact]
    public void The_documented_signature_is_the_right_one()
    {
        var credentials = new Kontor.Gate.ClientCredentials("key", "demo-secret-01", "desk1", "");
        Assert.Equal(
            ["key", "1760000000000", "db454f12b1e9d4759776d0d5a16454a598e4b18ea062934550b1cdf2dbf6bac1"],
            Client.SignLogin(credentials, 1_760_000_000_000)
        );
    }

    [Fact]
    public async Task Without_a_login_what_is_private_is_refused_and_the_talk_goes_on()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.Floor.ConnectAsync(PrivateFloor.SpotPath);
        await client.AsksAsync(
            Subscribe,
            $$"""{"event":"subscribe","topic":"{{Orders}}","errorMessage":"Login required","errorCode":"91001"}"""
        );
        await client.AsksAsync(
            """{"action":"subscribe","args":["futures/order"]}""",
            """{"action":"subscribe","group":"futures/order","success":false,"request":{"action":"subscribe","args":["futures/order"]},"error":"Login required"}"""
        );
        await client.AsksAsync(floor.Login(floor.Ada), """{"event":"login"}""");
        await client.AsksAsync(Subscribe, Subscribed);
    }

    [Fact]
    public async Task A_login_in_either_tongue_is_good_for_both_families()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        await floor.ListenAsync("spot/user/order:BTC_USDT", "spot/user/balance:BALANCE_UPDATE", "futures/asset:USDT", "futures/position");
        var client = await floor.Floor.ConnectAsync(PrivateFloor.FuturesPath);
        await client.AsksAsync(floor.Login(floor.Ada, isFutures: true), """{"action":"access","success":true}""");
        await client.AsksAsync(Subscribe, Subscribed);
    }

    [Theory]
    [InlineData("spot/user/order:NOPE_USDT", "92001")]
    [InlineData("spot/user/order:", "92001")]
    [InlineData("spot/user/orders:BTC_USDT", "90004")]
    [InlineData("spot/user/balance:BTC", "90004")]
    [InlineData("spot/user/nothing:ALL", "90004")]
    public async Task Topics_that_are_none_are_refused(string topic, string code)
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync();
        await client.SayAsync($$"""{"op":"subscribe","args":["{{topic}}"]}""");
        var answer = await client.HearJsonAsync();
        Assert.Equal((topic, code), ((string)answer["topic"]!, (string)answer["errorCode"]!));
    }

    [Theory]
    [InlineData("{\"op\":\"login\"}", "91001", "Param key is wrong")]
    [InlineData("{\"op\":\"login\",\"args\":[]}", "91001", "Param key is wrong")]
    [InlineData("{\"op\":\"login\",\"args\":[\"nobody\",\"1\",\"2\"]}", "91001", "Param key is wrong")]
    [InlineData("{\"op\":\"login\",\"args\":[\"KEY\"]}", "91010", "Param sign is missing")]
    [InlineData("{\"op\":\"login\",\"args\":[\"KEY\",\"1767323045000\",\"\"]}", "91010", "Param sign is missing")]
    [InlineData("{\"op\":\"login\",\"args\":[\"KEY\",\"1767323045000\",\"abc\"]}", "91011", "Param sign is wrong")]
    [InlineData("{\"op\":\"login\",\"args\":[\"KEY\",\"yesterday\",\"abc\"]}", "91022", "Param timestamp is not a number")]
    [InlineData("{\"op\":\"login\",\"args\":[\"KEY\",\"1767323045\",\"abc\"]}", "91023", "Param timestamp is more than 60 seconds off")]
    public async Task A_login_that_fails_says_why_and_ends_the_talk(string login, string code, string message)
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.Floor.ConnectAsync(PrivateFloor.SpotPath);
        await client.AsksAsync(
            login.Replace("KEY", floor.Ada.Key, StringComparison.Ordinal),
            $$"""{"event":"login","errorMessage":"{{message}}","errorCode":"{{code}}"}"""
        );
        Assert.Equal(1008, await client.HearsTheEndAsync());
        var futures = await floor.Floor.ConnectAsync(PrivateFloor.FuturesPath);
        await futures.AsksAsync(
            login
                .Replace("KEY", floor.Ada.Key, StringComparison.Ordinal)
                .Replace("\"op\":\"login\"", "\"action\":\"access\"", StringComparison.Ordinal),
            $$"""{"action":"access","success":false,"error":"{{message}}"}"""
        );
        Assert.Equal(1008, await futures.HearsTheEndAsync());
    }

    [Theory, InlineData("secret"), InlineData("memo")]
    public async Task A_wrong_secret_and_a_wrong_memo_are_wrong_signs(string what)
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var wrong = what == "memo" ? floor.Ada with { Memo = "desk2" } : floor.Ada with { Secret = "another" };
        var client = await floor.Floor.ConnectAsync(PrivateFloor.SpotPath);
        await client.AsksAsync(floor.Login(wrong), """{"event":"login","errorMessage":"Param sign is wrong","errorCode":"91011"}""");
        Assert.Equal(1008, await client.HearsTheEndAsync());
    }

    [Theory, InlineData(60_000, true), InlineData(60_001, false), InlineData(-60_000, true), InlineData(-60_001, false)]
    public async Task A_minute_early_or_late_is_in_time(long lateMs, bool isInTime)
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.Floor.ConnectAsync(PrivateFloor.SpotPath);
        await client.AsksAsync(
            floor.Login(floor.Ada, lateMs),
            isInTime
                ? """{"event":"login"}"""
                : """{"event":"login","errorMessage":"Param timestamp is more than 60 seconds off","errorCode":"91023"}"""
        );
    }

    [Theory]
    [InlineData("frozen", "91002")]
    [InlineData("disabled", "91002")]
    [InlineData("deleted", "91001")]
    [InlineData("expired", "91003")]
    [InlineData("address", "91004")]
    [InlineData("permission", "91004")]
    [InlineData("owner", "91002")]
    public async Task A_key_that_is_not_good_lets_nobody_in(string what, string code)
    {
        await using var floor = await PrivateFloor.OpenAsync();
        await SpoilAsync(floor, what);
        var client = await floor.Floor.ConnectAsync(PrivateFloor.SpotPath);
        await client.SayAsync(floor.Login(floor.Ada));
        Assert.Equal(code, (string)(await client.HearJsonAsync())["errorCode"]!);
        Assert.Equal(1008, await client.HearsTheEndAsync());
    }

    [Theory]
    [InlineData("frozen")]
    [InlineData("deleted")]
    [InlineData("expired")]
    [InlineData("address")]
    [InlineData("permission")]
    [InlineData("owner")]
    [InlineData("moved")]
    public async Task A_connection_ends_with_what_let_it_in(string what)
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders);
        await SpoilAsync(floor, what);
        Assert.Equal(1008, await client.HearsTheEndAsync());
    }

    [Fact]
    public async Task Other_connections_of_the_same_user_stay_with_keys_that_are_good()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var first = await floor.ListenAsync("spot/user/balance:BALANCE_UPDATE");
        var other = await floor.Session.NewKeyAsync(floor.Floor.Taker);
        var second = await floor.ListenAsync(other, "spot/user/balance:BALANCE_UPDATE");
        await SpoilAsync(floor, "frozen");
        Assert.Equal(1008, await first.HearsTheEndAsync());
        await floor.Floor.DoAsync(new CreditWallet(new(ExchangeId.BitMart, floor.Floor.Taker, WalletId.Spot, "ETH"), 1));
        Assert.Contains("\"ccy\":\"ETH\"", await second.HearAsync());
    }

    [Fact]
    public async Task Logging_in_again_changes_nothing_but_as_somebody_else_it_ends_the_talk()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(Orders);
        await client.AsksAsync(floor.Login(floor.Ada), """{"event":"login"}""");
        var bob = await floor.Session.NewKeyAsync(floor.Floor.Maker);
        await client.AsksAsync(
            floor.Login(bob),
            """{"event":"login","errorMessage":"Connection belongs to another account","errorCode":"91021"}"""
        );
        Assert.Equal(1008, await client.HearsTheEndAsync());
    }

    [Fact]
    public async Task Who_cannot_be_told_everything_is_cut_off_and_may_come_back()
    {
        await using var floor = await PrivateFloor.OpenAsync();
        var client = await floor.ListenAsync();
        var orders = new SpotOrderRequest
        {
            Side = Side.Buy,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            PriceTicks = 5_000_000,
            Lots = 100,
        };
        var batch = new PlaceSpotBatch(ExchangeId.BitMart, floor.Floor.Taker, SocketFloor.Spot, [.. Enumerable.Repeat(orders, 10)]);
        // While the world stands still, more is asked of it than any connection is told at once.
        using var goOn = new ManualResetEventSlim();
        var world = floor.Floor.World;
        var still = world.ReadAsync(_ => goOn.Wait(Timeout.Infinite)).AsTask();
        var asked = Enumerable.Range(0, 1_000).Select(_ => world.ExecuteAsync(batch).AsTask()).ToArray();
        goOn.Set();
        Assert.True((await still).Value);
        await Task.WhenAll(asked);
        Assert.Equal(1011, await client.HearsTheEndAsync());

        var again = await floor.ListenAsync(Orders);
        await floor.Floor.DoAsync(new PlaceSpotOrder(ExchangeId.BitMart, floor.Floor.Taker, SocketFloor.Spot, orders));
        Assert.Contains("\"order_state\":\"new\"", await again.HearAsync());
    }

    private static async Task SpoilAsync(PrivateFloor floor, string what)
    {
        var key = $"/keys/{floor.Ada.Key}";
        if (what == "owner")
            await floor.Session.ControlAsync("PATCH", $"/users/{floor.Floor.Taker}", new { state = "frozen" });
        else if (what == "expired")
        {
            var expires = DateTimeOffset.FromUnixTimeMilliseconds(floor.Session.Venue.NowMs);
            await floor.Session.ControlAsync("PATCH", key, new { expires });
        }
        else if (what == "address")
            await floor.Session.ControlAsync("PATCH", key, new { allowedIps = new[] { "10.1.2.3" } });
        else if (what == "permission")
            await floor.Session.ControlAsync("PATCH", key, new { permissions = new[] { "trade" } });
        else if (what == "moved")
            await floor.Session.ControlAsync("PATCH", key, new { user = floor.Floor.Maker });
        else
            await floor.Session.ControlAsync("PATCH", key, new { state = what });
    }
}
