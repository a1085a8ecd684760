namespace Kontor.Conformance.XLayer;

/// <summary>What an address is and has.</summary>
public sealed class AddressTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private const string Dollar = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";

    private Scene Scene => fixture.Scene;

    [Fact]
    public async Task An_account_is_shown_to_the_last_member()
    {
        var account = Assert.Single(await Scene.RowsAsync("address/information-evm?address={Alice}"));
        Scene.Shows(
            $$"""
            {"address":"{Alice}","balance":"{{await Scene.CoinsAsync(Scene.Alice, "OKB")}}","balanceSymbol":"OKB","transactionCount":"9",
            "firstTransactionTime":"1767323055000","lastTransactionTime":"1767323085000","contractAddress":false,"createContractAddress":"",
            "createContractTransactionHash":"","contractCorrespondingToken":"","contractCalls":"0","contractCallingAddresses":"0"}
            """,
            account
        );
    }

    [Fact]
    public async Task A_contract_tells_who_made_it_and_who_called_it_of_late()
    {
        Scene.Shows(
            """
            {"address":"{Coin}","balance":"0","balanceSymbol":"OKB","transactionCount":"3",
            "firstTransactionTime":"1767323065000","lastTransactionTime":"1767323085000","contractAddress":true,"createContractAddress":"{Alice}",
            "createContractTransactionHash":"{CoinCreation}","contractCorrespondingToken":"KON","contractCalls":"2","contractCallingAddresses":"2"}
            """,
            Assert.Single(await Scene.RowsAsync("address/information-evm?address={Coin}"))
        );
    }

    [Fact]
    public async Task An_address_that_nobody_used_is_valid_and_empty()
    {
        Scene.Shows(
            """
            {"address":"{Nobody}","balance":"0","balanceSymbol":"OKB","transactionCount":"0","firstTransactionTime":"",
            "lastTransactionTime":"","contractAddress":false,"createContractAddress":"","createContractTransactionHash":"",
            "contractCorrespondingToken":"","contractCalls":"0","contractCallingAddresses":"0"}
            """,
            Assert.Single(await Scene.RowsAsync("address/information-evm?address={Nobody}"))
        );
    }

    [Fact]
    public async Task Addresses_are_read_in_any_case_and_shown_in_small_letters()
    {
        var row = Assert.Single(await Scene.RowsAsync("address/information-evm?address=0xABCDEFabcdefABCDEFabcdefABCDEFabcdefABCD"))!;
        Assert.Equal("0xabcdefabcdefabcdefabcdefabcdefabcdefabcd", $"{row["address"]}");
    }

    [Fact]
    public async Task Tokens_are_held_in_their_own_units_and_pieces_of_collections_one_by_one()
    {
        Scene.Shows(
            """
            {"symbol":"KON","tokenContractAddress":"{Coin}","tokenType":"ERC20","holdingAmount":"25","priceUsd":"","valueUsd":"","tokenId":""}
            """,
            Assert.Single(await Scene.ListAsync("address/token-balance?address={Bob}&protocolType=token_20"))
        );
        Scene.Shows(
            """
            {"symbol":"LARK","tokenContractAddress":"{Birds}","tokenType":"ERC721","holdingAmount":"1","priceUsd":"","valueUsd":"","tokenId":"7"}
            """,
            Assert.Single(await Scene.ListAsync("address/token-balance?address={Bob}&protocolType=token_721"))
        );
        Scene.Shows(
            """
            {"symbol":"MEDAL","tokenContractAddress":"{Badges}","tokenType":"ERC1155","holdingAmount":"40","priceUsd":"","valueUsd":"","tokenId":"3"}
            """,
            Assert.Single(await Scene.ListAsync("address/token-balance?address={Bob}&protocolType=token_1155"))
        );
    }

    [Fact]
    public async Task The_dollar_coin_is_worth_a_dollar()
    {
        var holders = await Scene.ListAsync($"token/position-list?tokenContractAddress={Dollar}");
        var target = $"address/token-balance?address={holders[0]["holderAddress"]}&protocolType=token_20";
        var held = Assert.Single(await Scene.ListAsync($"{target}&tokenContractAddress={Dollar}"));
        Assert.Equal(("10000000000", "1", "10000000000"), ($"{held["holdingAmount"]}", $"{held["priceUsd"]}", $"{held["valueUsd"]}"));
        // It also has the three other coins of the genesis, which nobody has traded yet.
        Assert.Equal(4, (await Scene.ListAsync(target)).Length);
        var page = await Scene.PageAsync($"{target}&limit=3&page=2");
        Assert.Equal(("2", 1), ($"{page["totalPage"]}", Scene.RowsOf(page).Length));
    }

    [Fact]
    public async Task A_token_of_another_kind_than_the_one_asked_for_is_not_held()
    {
        Assert.Empty(await Scene.ListAsync("address/token-balance?address={Bob}&protocolType=token_721&tokenContractAddress={Coin}"));
        Assert.Empty(await Scene.ListAsync("address/token-balance?address={Nobody}&protocolType=token_20"));
    }

    [Fact]
    public async Task The_holders_of_the_coin_are_ranked()
    {
        var holders = await Scene.ListAsync("address/native-token-position-list");
        Assert.Equal(holders.Select((_, place) => $"{place + 1}"), holders.Select(row => $"{row["rank"]}"));
        var amounts = holders.Select(row => decimal.Parse($"{row["amount"]}", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(amounts.OrderDescending(), amounts);
        Scene.Shows(
            $$"""
            {"rank":"1","symbol":"OKB","holderAddress":"{Treasury}","amount":"{{await Scene.CoinsAsync(Scene.Treasury, "OKB")}}"}
            """,
            holders[0]
        );
        Assert.Equal(
            $"{holders[2]["holderAddress"]}",
            await Scene.ColumnAsync("address/native-token-position-list?page=3&limit=1", "holderAddress")
        );
    }
}
