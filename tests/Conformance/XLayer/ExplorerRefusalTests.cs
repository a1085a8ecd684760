using Kontor.Catalog;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

/// <summary>What the explorer's endpoints refuse, and with which row.</summary>
public sealed class ExplorerRefusalTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private const string TwentyOne =
        "{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},"
        + "{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Alice},{Bob}";

    [Theory]
    [InlineData("block/block-fills", "height")]
    [InlineData("block/transaction-list?height=%20", "height")]
    [InlineData("block/transaction-list-multi?endBlockHeight=1", "startBlockHeight")]
    [InlineData("block/transaction-list-multi?startBlockHeight=1", "endBlockHeight")]
    [InlineData("address/information-evm", "address")]
    [InlineData("address/token-balance?protocolType=token_20", "address")]
    [InlineData("address/token-balance?address={Bob}", "protocolType")]
    [InlineData("address/transaction-list", "address")]
    [InlineData("address/normal-transaction-list", "address")]
    [InlineData("address/internal-transaction-list", "address")]
    [InlineData("address/token-transaction-list", "address")]
    [InlineData("address/normal-transaction-list-multi?startBlockHeight=x", "address")]
    [InlineData("address/internal-transaction-list-multi?address={Bob}&endBlockHeight=1", "startBlockHeight")]
    [InlineData("transaction/internal-transaction-detail", "txId")]
    [InlineData("transaction/token-transaction-detail", "txId")]
    [InlineData("transaction/transaction-fills", "txid")]
    [InlineData("transaction/transaction-multi", "txId")]
    [InlineData("transaction/internal-transaction-multi", "txId")]
    [InlineData("transaction/token-transfer-multi", "txId")]
    [InlineData("token/position-list", "tokenContractAddress")]
    [InlineData("token/transaction-list", "tokenContractAddress")]
    [InlineData("log/by-block-and-address?startBlockHeight=1&endBlockHeight=1", "address")]
    [InlineData("log/by-address-and-topic?address={Coin}", "topic0")]
    [InlineData("log/by-address", "address")]
    [InlineData("log/by-transaction", "txId")]
    public async Task What_is_required_has_to_be_there(string target, string name)
    {
        var reply = (await fixture.Scene.GetAsync(target)).Is(Errors.ParameterEmpty);
        Assert.Equal($"Parameter {name} can not be empty.", $"{reply.Json["msg"]}");
    }

    [Theory]
    [InlineData("block/block-fills?height=-1", "height")]
    [InlineData("block/transaction-list?height=1&protocolType=token_9", "protocolType")]
    [InlineData("block/transaction-list?height=1&protocolType=trx", "protocolType")]
    [InlineData("block/transaction-list-multi?startBlockHeight=0&endBlockHeight=1&protocolType=token_10", "protocolType")]
    [InlineData("block/transaction-list-multi?startBlockHeight=a&endBlockHeight=b", "startBlockHeight")]
    [InlineData("address/information-evm?address=0x12", "address")]
    [InlineData("address/information-evm?address=1111111111111111111111111111111111111111", "address")]
    [InlineData("address/token-balance?address={Bob}&protocolType=token_10", "protocolType")]
    [InlineData("address/token-balance?address={Bob}&protocolType=token_20&limit=51", "limit")]
    [InlineData("address/transaction-list?address={Bob}&isFromOrTo=both", "isFromOrTo")]
    [InlineData("address/transaction-list?address={Bob}&tokenContractAddress=0x", "tokenContractAddress")]
    [InlineData("address/transaction-list?address={Bob}&limit=101", "limit")]
    [InlineData("address/normal-transaction-list?address={Bob},{Alice}", "address")]
    [InlineData("address/internal-transaction-list?address={Bob}&endBlockHeight=1.0", "endBlockHeight")]
    [InlineData("address/token-transaction-list?address={Bob}&protocolType=transaction", "protocolType")]
    [InlineData("address/normal-transaction-list-multi?address={Bob},&startBlockHeight=0&endBlockHeight=1", "address")]
    [InlineData("address/internal-transaction-list-multi?address={Bob};{Alice}&startBlockHeight=0&endBlockHeight=1", "address")]
    [InlineData("address/native-token-position-list?page=0", "page")]
    [InlineData("transaction/transaction-list?blockHash=0x12", "blockHash")]
    [InlineData("transaction/transaction-list?height=one", "height")]
    [InlineData("transaction/large-transaction-list?type=99", "type")]
    [InlineData("transaction/large-transaction-list?type=99.999999999999999999", "type")]
    [InlineData("transaction/large-transaction-list?type=-100", "type")]
    [InlineData("transaction/large-transaction-list?type=1e3", "type")]
    [InlineData("transaction/unconfirmed-transaction-list?limit=51", "limit")]
    [InlineData("transaction/internal-transaction-detail?txId={ToAlice},{ToBob}", "txId")]
    [InlineData("transaction/token-transaction-detail?txId={ToAlice}&protocolType=internal", "protocolType")]
    [InlineData("transaction/transaction-fills?txid={Alice}", "txid")]
    [InlineData("transaction/transaction-multi?txId={ToAlice},0x", "txId")]
    [InlineData("transaction/internal-transaction-multi?txId={ToAlice}&limit=101", "limit")]
    [InlineData("transaction/token-transfer-multi?txId={ToAlice}&protocolType=erc20", "protocolType")]
    [InlineData("token/token-list?protocolType=transaction", "protocolType")]
    [InlineData("token/token-list?orderBy=price", "orderBy")]
    [InlineData("token/token-list?startTime=yesterday", "startTime")]
    [InlineData("token/token-list?limit=51", "limit")]
    [InlineData("token/position-list?tokenContractAddress={Coin}&holderAddress=bob", "holderAddress")]
    [InlineData("token/transaction-list?tokenContractAddress={Coin}&maxAmount=.5", "maxAmount")]
    [InlineData("token/transaction-list?tokenContractAddress={Coin}&minAmount=5.", "minAmount")]
    [InlineData("log/by-block-and-address?startBlockHeight=0&endBlockHeight=1&address=0x0", "address")]
    [InlineData("log/by-address-and-topic?address={Coin}&topic0={Coin}", "topic0")]
    [InlineData("log/by-address?address={Coin}&address={Coin}", "address")]
    [InlineData("log/by-transaction?txId=1", "txId")]
    public async Task What_is_malformed_is_named(string target, string name)
    {
        var reply = (await fixture.Scene.GetAsync(target)).Is(Errors.ParameterError);
        Assert.Equal($"Parameter {name} error.", $"{reply.Json["msg"]}");
    }

    [Theory]
    [InlineData("block/block-fills?height=5")]
    [InlineData("block/block-list?height=5")]
    [InlineData("block/transaction-list?height=5")]
    [InlineData("block/transaction-list-multi?startBlockHeight=5&endBlockHeight=9")]
    [InlineData("transaction/transaction-list?height=5")]
    [InlineData("transaction/large-transaction-list?height=9223372036854775807")]
    [InlineData("log/by-block-and-address?startBlockHeight=5&endBlockHeight=5&address={Coin}")]
    public async Task Above_the_newest_block_there_is_no_data(string target) =>
        (await fixture.Scene.GetAsync(target)).Is(Errors.BlockHeightWithoutData);

    [Theory]
    [InlineData("block/transaction-list-multi?startBlockHeight=4&endBlockHeight=99", "2")]
    [InlineData("log/by-block-and-address?startBlockHeight=3&endBlockHeight=99&address={Coin}", "1")]
    public async Task A_range_that_ends_above_the_newest_block_shows_what_there_is(string target, string rows)
    {
        var answer = await fixture.Scene.RowsAsync(target);
        var list = answer[0]!["transactionList"]?.AsArray() ?? answer;
        Assert.Equal(rows, $"{list.Count}");
    }

    [Theory]
    [InlineData("block/transaction-list-multi?startBlockHeight=2&endBlockHeight=1", "startBlockHeight", "endBlockHeight")]
    [InlineData("address/transaction-list?address={Bob}&startBlockHeight=2&endBlockHeight=1", "startBlockHeight", "endBlockHeight")]
    [InlineData("address/normal-transaction-list?address={Bob}&startBlockHeight=2&endBlockHeight=1", "startBlockHeight", "endBlockHeight")]
    [InlineData(
        "address/internal-transaction-list?address={Bob}&startBlockHeight=2&endBlockHeight=1",
        "startBlockHeight",
        "endBlockHeight"
    )]
    [InlineData("address/token-transaction-list?address={Bob}&startBlockHeight=2&endBlockHeight=1", "startBlockHeight", "endBlockHeight")]
    [InlineData(
        "address/normal-transaction-list-multi?address={Bob}&startBlockHeight=2&endBlockHeight=1",
        "startBlockHeight",
        "endBlockHeight"
    )]
    [InlineData(
        "address/internal-transaction-list-multi?address={Bob}&startBlockHeight=2&endBlockHeight=1",
        "startBlockHeight",
        "endBlockHeight"
    )]
    [InlineData("transaction/transaction-list?height=1&blockHash={NoHash}", "height", "blockHash")]
    [InlineData("transaction/large-transaction-list?height=1&blockHash={NoHash}", "height", "blockHash")]
    [InlineData("token/token-list?startTime=2&endTime=1", "startTime", "endTime")]
    [InlineData("token/token-list?protocolType=token_721&orderBy=totalMarketCap", "orderBy", "protocolType")]
    [InlineData("token/transaction-list?tokenContractAddress={Coin}&minAmount=1.01&maxAmount=1.001", "minAmount", "maxAmount")]
    [InlineData("log/by-block-and-address?startBlockHeight=2&endBlockHeight=1&address={Coin}", "startBlockHeight", "endBlockHeight")]
    public async Task Two_parameters_must_not_contradict_each_other(string target, string one, string other)
    {
        var reply = (await fixture.Scene.GetAsync(target)).Is(Errors.ParametersMismatch);
        Assert.Equal($"Parameter {one} does not match parameter {other}.", $"{reply.Json["msg"]}");
    }

    [Theory]
    [InlineData("transaction/transaction-list")]
    [InlineData("transaction/large-transaction-list")]
    public async Task A_height_has_to_be_that_of_the_block_that_is_named_beside_it(string path)
    {
        var hash = $"{(await fixture.Scene.BlockAsync(2))["hash"]}";
        (await fixture.Scene.GetAsync($"{path}?height=1&blockHash={hash}")).Is(Errors.ParametersMismatch);
        Assert.Equal("0", (await fixture.Scene.GetAsync($"{path}?height=2&blockHash={hash}")).Code);
    }

    [Theory]
    [InlineData("address/normal-transaction-list-multi?startBlockHeight=0&endBlockHeight=1&address=" + TwentyOne, "address")]
    [InlineData("address/internal-transaction-list-multi?startBlockHeight=0&endBlockHeight=1&address=" + TwentyOne, "address")]
    [InlineData("transaction/transaction-fills", "txid")]
    [InlineData("transaction/transaction-multi", "txId")]
    [InlineData("transaction/internal-transaction-multi", "txId")]
    [InlineData("transaction/token-transfer-multi", "txId")]
    public async Task More_than_twenty_are_too_many_and_what_comes_twice_counts_twice(string target, string name)
    {
        var hashes = string.Join(',', Enumerable.Repeat("{ToAlice}", 21));
        var whole = name == "address" ? target : $"{target}?{name}={hashes}";
        var reply = (await fixture.Scene.GetAsync(whole)).Is(Errors.ParameterCountOverMax);
        Assert.Equal($"Parameter {name} count exceeds the limit 20.", $"{reply.Json["msg"]}");
    }

    [Theory]
    [InlineData("address/token-balance?address={Bob}&protocolType=token_20&tokenContractAddress={Bob}")]
    [InlineData("address/transaction-list?address={Bob}&tokenContractAddress={Splitter}")]
    [InlineData("address/token-transaction-list?address={Bob}&tokenContractAddress={Nobody}")]
    [InlineData("token/token-list?tokenContractAddress={Nobody}")]
    [InlineData("token/position-list?tokenContractAddress={Nobody}")]
    [InlineData("token/transaction-list?tokenContractAddress={Splitter}")]
    public async Task A_contract_that_never_moved_a_token_is_none(string target) =>
        (await fixture.Scene.GetAsync(target)).Is(Errors.TokenNotFound);

    [Theory]
    [InlineData("block/block-list?page=101&limit=100")]
    [InlineData("block/transaction-list?height=1&page=501")]
    [InlineData("block/transaction-list-multi?startBlockHeight=0&endBlockHeight=1&page=501")]
    [InlineData("block/transaction-list-multi?startBlockHeight=0&endBlockHeight=10001")]
    [InlineData("address/token-balance?address={Bob}&protocolType=token_20&page=201&limit=50")]
    [InlineData("address/transaction-list?address={Bob}&page=10001&limit=1")]
    [InlineData("address/normal-transaction-list?address={Bob}&page=501")]
    [InlineData("address/internal-transaction-list?address={Bob}&page=501")]
    [InlineData("address/token-transaction-list?address={Bob}&page=501")]
    [InlineData("address/normal-transaction-list-multi?address={Bob}&startBlockHeight=0&endBlockHeight=10001")]
    [InlineData("address/internal-transaction-list-multi?address={Bob}&startBlockHeight=1&endBlockHeight=10002")]
    [InlineData("address/native-token-position-list?page=101&limit=100")]
    [InlineData("transaction/transaction-list?page=501")]
    [InlineData("transaction/large-transaction-list?page=501")]
    [InlineData("transaction/unconfirmed-transaction-list?page=501")]
    [InlineData("transaction/internal-transaction-detail?txId={Split}&page=501")]
    [InlineData("transaction/token-transaction-detail?txId={Split}&page=501")]
    [InlineData("transaction/internal-transaction-multi?txId={Split}&page=501")]
    [InlineData("transaction/token-transfer-multi?txId={Split}&page=501")]
    [InlineData("token/token-list?page=501")]
    [InlineData("token/token-list?startTime=0&endTime=31536000001")]
    [InlineData("token/position-list?tokenContractAddress={Coin}&page=501")]
    [InlineData("token/transaction-list?tokenContractAddress={Coin}&page=501")]
    [InlineData("log/by-block-and-address?startBlockHeight=0&endBlockHeight=10001&address={Coin}")]
    public async Task History_reaches_back_ten_thousand_rows_or_blocks_and_tokens_are_listed_by_the_year(string target) =>
        (await fixture.Scene.GetAsync(target)).Is(Errors.HistoryRangeExceeded);

    [Theory]
    [InlineData("block/transaction-list-multi?startBlockHeight=0&endBlockHeight=10000&page=500")]
    [InlineData("address/normal-transaction-list-multi?address={Bob}&startBlockHeight=0&endBlockHeight=10000&page=500")]
    [InlineData("address/internal-transaction-list-multi?address={Bob}&startBlockHeight=0&endBlockHeight=10000&limit=100&page=100")]
    [InlineData("token/token-list?startTime=0&endTime=31536000000")]
    [InlineData("log/by-block-and-address?startBlockHeight=0&endBlockHeight=10000&address={Coin}")]
    public async Task The_bounds_themselves_are_within_the_history(string target) =>
        Assert.Equal("0", (await fixture.Scene.GetAsync(target)).Code);

    [Theory]
    [InlineData("transaction/transaction-fills?txid={NoHash}")]
    [InlineData("transaction/transaction-multi?txId={NoHash}")]
    [InlineData("transaction/internal-transaction-detail?txId={NoHash}")]
    [InlineData("transaction/token-transaction-detail?txId={NoHash}")]
    [InlineData("transaction/internal-transaction-multi?txId={NoHash}")]
    [InlineData("transaction/token-transfer-multi?txId={NoHash}")]
    [InlineData("log/by-transaction?txId={NoHash}")]
    [InlineData("log/by-address?address={Nobody}")]
    [InlineData("log/by-address-and-topic?address={Coin}&topic0={NoHash}")]
    public async Task A_lookup_that_finds_nothing_is_a_success_without_data(string target) =>
        Assert.Equal("""{"code":"0","msg":"","data":[]}""", (await fixture.Scene.GetAsync(target)).Text);

    [Theory]
    [InlineData("block/block-fills?height=9")]
    [InlineData("token/position-list?tokenContractAddress={Nobody}")]
    [InlineData("log/by-address?address={Coin}")]
    public async Task Every_path_serves_its_own_chain_only(string target)
    {
        var scene = fixture.Scene;
        var other = "/api/v5/xlayer/" + scene.Named(target).Replace("?", "?chainShortName=TRADE_ZONE&", StringComparison.Ordinal);
        (await scene.Session.SendAsync("GET", other)).Is(Errors.ChainNotSupported);
    }
}
