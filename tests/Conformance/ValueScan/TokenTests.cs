using Kontor.Conformance.Harness;
using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary><c>vs-token/list</c> and <c>vs-token/detail</c>, to the byte.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task The_list_holds_what_the_exchanges_and_the_chains_carry()
    {
        await using var session = await StartAsync();
        var reply = (await session.SendAsync("POST", List, "{}")).Succeeded();
        Assert.Equal(
            """{"code":200,"message":"success","data":[{"id":825,"symbol":"USDT","name":"Tether USD"},{"id":1,"symbol":"BTC","name":"Bitcoin"},{"id":52,"symbol":"XRP","name":"XRP"},"""
                + """{"id":74,"symbol":"DOGE","name":"Dogecoin"},"""
                + """{"id":1027,"symbol":"ETH","name":"Ethereum"},{"id":1839,"symbol":"BNB","name":"BNB"},"""
                + """{"id":2396,"symbol":"WETH","name":"WETH"},{"id":3408,"symbol":"USDC","name":"USDC"},{"id":3717,"symbol":"WBTC","name":"Wrapped Bitcoin"},"""
                + $$"""{"id":3897,"symbol":"OKB","name":"OKB"},{"id":5426,"symbol":"SOL","name":"Solana"},"""
                + $$"""{"id":742475317,"symbol":"HLX","name":"Helix"},{"id":1974805419,"symbol":"IOTA","name":"IOTA"}],"requestId":"{{reply.RequestId()}}"}""",
            reply.Text
        );
        Assert.Equal("application/json", reply.Raw.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"search":"btc"}""", "1 3717")]
    [InlineData("""{"search":"BITCOIN"}""", "1 3717")]
    [InlineData("""{"search":"b"}""", "1 1839 3717 3897")]
    [InlineData("""{"search":"eth"}""", "1027 825 2396")]
    [InlineData("""{"search":""}""", "825 1 52 74 1027 1839 2396 3408 3717 3897 5426 742475317 1974805419")]
    [InlineData("""{"search":null}""", "825 1 52 74 1027 1839 2396 3408 3717 3897 5426 742475317 1974805419")]
    [InlineData("""{"search":"nothing like it"}""", "")]
    [InlineData("""{"search":"btc","coinKey":"BTC_BTC","page":{"a":[1]}}""", "1 3717")]
    public async Task A_search_looks_into_symbols_and_names(string body, string ids)
    {
        await using var session = await StartAsync();
        var data = (await session.SendAsync("POST", List, body)).Succeeded().Json["data"]!.AsArray();
        Assert.Equal(ids, string.Join(' ', data.Select(token => token!["id"]!.GetValue<long>())));
    }

    [Fact]
    public async Task A_search_has_a_hundred_characters_at_most_and_is_text()
    {
        await using var session = await StartAsync();
        (await session.SendAsync("POST", List, $$"""{"search":"{{new string('x', 100)}}"}""")).Succeeded();
        (await session.SendAsync("POST", List, $$"""{"search":"{{new string('x', 101)}}"}""")).Is(Errors.RequiredParamsIllegal);
        (await session.SendAsync("POST", List, """{"search":1}""")).Is(Errors.RequiredParamsIllegal);
        (await session.SendAsync("POST", List, """{"search":["btc"]}""")).Is(Errors.RequiredParamsIllegal);
    }

    [Theory, InlineData("""{"vsTokenId":1027}"""), InlineData("""{"vsTokenId":"1027"}""")]
    public async Task The_detail_of_a_token_leaves_empty_what_this_world_cannot_know(string body)
    {
        await using var session = await StartAsync();
        var reply = (await session.SendAsync("POST", Detail, body)).Succeeded();
        Assert.Equal(
            """{"code":200,"message":"success","data":{"vsTokenId":"1027","name":"Ethereum","symbol":"ETH","oldSymbol":"","price":"","highPrice":"","""
                + "\"lowPrice\":\"\",\"marketCapDominance\":\"\",\"volume24h\":\"\",\"volumeChange24h\":\"\",\"percentChange1h\":\"\","
                + "\"percentChange24h\":\"\",\"percentChange7d\":\"\",\"percentChange30d\":\"\",\"percentChange60d\":\"\",\"percentChange90d\":\"\","
                + "\"marketCap\":\"\",\"totalSupply\":\"120690000\",\"circulationSupply\":\"120690000\",\"maxSupply\":\"\",\"cost\":\"\","
                + "\"chainAddresses\":[{\"contractAddress\":\"\",\"chainName\":\"Ethereum\",\"holderCount\":\"4\",\"coinKey\":\"ETH_ETH\"},"
                + "{\"contractAddress\":\"0x2170ed0880ac9a755fd29b2688956bd959f933f8\",\"chainName\":\"BNB Smart Chain\",\"holderCount\":\"3\",\"coinKey\":\"ETH_0x2170ed0880ac9a755fd29b2688956bd959f933f8\"}]},"
                + $$"""
                "requestId":"{{reply.RequestId()}}"}
                """,
            reply.Text
        );
    }

    [Fact]
    public async Task A_token_of_a_chain_has_its_contract_and_its_holders()
    {
        await using var session = await StartAsync();
        await session.ControlAsync(
            "POST",
            "/chains",
            new
            {
                name = "lab",
                chainId = 77,
                fullName = "Lab Chain",
                nativeSymbol = "LAB",
                allocations = new[]
                {
                    new
                    {
                        address = "0xA1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1",
                        contract = "",
                        symbol = "LAB",
                        decimals = 18,
                        amount = "5",
                    },
                    new
                    {
                        address = "0xA1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1",
                        contract = "0xC0FFEE0000000000000000000000000000000001",
                        symbol = "KON",
                        decimals = 6,
                        amount = "7",
                    },
                    new
                    {
                        address = "0xB2B2B2B2B2B2B2B2B2B2B2B2B2B2B2B2B2B2B2B2",
                        contract = "0xc0ffee0000000000000000000000000000000001",
                        symbol = "KON",
                        decimals = 6,
                        amount = "8",
                    },
                },
            }
        );
        var found = (await session.SendAsync("POST", List, """{"search":"kon"}""")).Succeeded().Json["data"]!.AsArray().Single()!;
        var id = found["id"]!.GetValue<long>();
        Assert.True(id >= 100_000, $"{id} looks like a public number.");
        var data = (await session.SendAsync("POST", Detail, $$"""{"vsTokenId":{{id}}}""")).Succeeded().Json["data"]!;
        Assert.Equal(
            """[{"contractAddress":"0xc0ffee0000000000000000000000000000000001","chainName":"Lab Chain","holderCount":"2","coinKey":"KON_0xc0ffee0000000000000000000000000000000001"}]""",
            data["chainAddresses"]!.ToJsonString()
        );
    }

    [Theory]
    [
        InlineData("{}"),
        InlineData("""{"vsTokenId":null}"""),
        InlineData("""{"vsTokenId":""}"""),
        InlineData("""{"vsTokenId":"  "}"""),
        InlineData("""{"vstokenid":1}"""),
    ]
    public async Task The_detail_needs_a_token(string body)
    {
        await using var session = await StartAsync();
        (await session.SendAsync("POST", Detail, body)).Is(Errors.RequiredParamsEmpty);
    }

    [Theory]
    [
        InlineData("""{"vsTokenId":"abc"}"""),
        InlineData("""{"vsTokenId":1.5}"""),
        InlineData("""{"vsTokenId":-1}"""),
        InlineData("""{"vsTokenId":0}"""),
        InlineData("""{"vsTokenId":2}"""),
        InlineData("""{"vsTokenId":"99999999999999999999"}"""),
        InlineData("""{"vsTokenId":true}"""),
        InlineData("""{"vsTokenId":[1]}"""),
    ]
    public async Task A_token_nobody_carries_is_illegal(string body)
    {
        await using var session = await StartAsync();
        (await session.SendAsync("POST", Detail, body)).Is(Errors.RequiredParamsIllegal);
    }
}
