using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kontor.Conformance.XLayer;

/// <summary>The members of every answer of the explorer: their names, their order, and that numbers are texts and flags are not.</summary>
public sealed class MemberTests(SceneFixture fixture) : IClassFixture<SceneFixture>
{
    private const string Page = "page limit totalPage";
    private const string ChainPage = Page + " chainFullName chainShortName";
    private const string Listed =
        "hash height validator blockTime txnCount blockSize mineReward totalFee feeSymbol avgFee ommerBlock gasUsed gasLimit gasAvgPrice state burnt";
    private const string Normal =
        "txId methodId nonce gasPrice gasLimit gasUsed blockHash height transactionTime from to isFromContract isToContract amount symbol txFee";
    private const string InternalBatch = "txId blockHash height transactionTime operation from to isFromContract isToContract amount";
    private const string Log = "height address topics data blockHash methodId transactionTime logIndex txId";

    [Theory]
    [InlineData("block/block-list", ChainPage + " blockList", Listed)]
    [InlineData(
        "block/transaction-list?height=3",
        ChainPage + " blockList",
        "txid blockHash height transactionTime from isFromContract isToContract to amount transactionSymbol txfee state tokenContractAddress tokenId methodId"
    )]
    [InlineData(
        "block/transaction-list-multi?startBlockHeight=1&endBlockHeight=4",
        ChainPage + " transactionList",
        "txId blockHash height transactionTime from isFromContract isToContract to amount transactionSymbol txFee state tokenContractAddress tokenId methodId"
    )]
    [InlineData(
        "address/token-balance?address={Bob}&protocolType=token_20",
        Page + " tokenList",
        "symbol tokenContractAddress tokenType holdingAmount priceUsd valueUsd tokenId"
    )]
    [InlineData(
        "address/transaction-list?address={Alice}",
        ChainPage + " transactionLists",
        "txId methodId blockHash height transactionTime from to isFromContract isToContract amount transactionSymbol txFee state tokenContractAddress challengeStatus l1OriginHash"
    )]
    [InlineData("address/normal-transaction-list?address={Alice}", Page + " transactionList", Normal + " state transactionType")]
    [InlineData(
        "address/internal-transaction-list?address={Bob}",
        Page + " transactionList",
        "txId operation blockHash height transactionTime from to isFromContract isToContract amount state symbol"
    )]
    [InlineData(
        "address/token-transaction-list?address={Bob}",
        Page + " transactionList",
        "txId blockHash height transactionTime from to isFromContract isToContract tokenContractAddress amount symbol tokenId"
    )]
    [InlineData(
        "address/normal-transaction-list-multi?address={Alice}&startBlockHeight=0&endBlockHeight=9",
        Page + " transactionList",
        Normal + " transactionType"
    )]
    [InlineData(
        "address/internal-transaction-list-multi?address={Bob}&startBlockHeight=0&endBlockHeight=9",
        Page + " transactionList",
        InternalBatch
    )]
    [InlineData("address/native-token-position-list", Page + " positionList", "rank symbol holderAddress amount")]
    [InlineData(
        "transaction/transaction-list",
        ChainPage + " transactionList",
        "txid blockHash height transactionTime input output isFromContract isToContract amount transactionSymbol txfee methodId transactionType state"
    )]
    [InlineData(
        "transaction/large-transaction-list",
        ChainPage + " transactionList",
        "txid blockHash height transactionTime input output isInputContract isOutputContract amount transactionSymbol txfee methodId transactionType state"
    )]
    [InlineData(
        "transaction/unconfirmed-transaction-list",
        ChainPage + " transactionList",
        "txid height transactionTime isInputContract isOutputContract input output amount transactionSymbol txfee methodId transactionType state randomNumber"
    )]
    [InlineData(
        "transaction/internal-transaction-detail?txId={Split}",
        Page + " internalTransactionDetails",
        "txId height transactionTime from to isFromContract isToContract operation amount state"
    )]
    [InlineData(
        "transaction/token-transaction-detail?txId={CoinTransfer}",
        Page + " tokenTransferDetails",
        "txId height transactionTime from to isFromContract isToContract tokenContractAddress amount symbol"
    )]
    [InlineData("transaction/internal-transaction-multi?txId={Split}", Page + " transactionList", InternalBatch)]
    [InlineData(
        "transaction/token-transfer-multi?txId={CoinTransfer}",
        Page + " tokenTransferDetails",
        "txId blockHash height transactionTime from to isFromContract isToContract tokenContractAddress amount tokenId symbol"
    )]
    [InlineData(
        "token/token-list",
        ChainPage + " tokenList",
        "tokenFullName token precision tokenContractAddress protocolType addressCount totalSupply circulatingSupply price website totalMarketCap issueDate transactionAmount24h tvl logoUrl"
    )]
    [InlineData(
        "token/position-list?tokenContractAddress={Coin}",
        ChainPage + " circulatingSupply positionList",
        "holderAddress amount valueUsd positionChange24h rank"
    )]
    [InlineData(
        "token/transaction-list?tokenContractAddress={Coin}",
        ChainPage + " totalTransfer transactionList",
        "txid blockHash height transactionTime to from isFromContract isToContract amount transactionSymbol methodId tokenContractAddress protocolType state tokenId"
    )]
    public async Task A_page_and_its_rows_have_these_members(string target, string page, string row)
    {
        var answer = await fixture.Scene.PageAsync(target);
        Assert.Equal(page, NamesOf(answer));
        var rows = Scene.RowsOf(answer);
        Assert.NotEmpty(rows);
        Assert.All(rows, each => Assert.Equal(row, NamesOf(each)));
        Assert.All(rows, OnlyFlagsAreNoTexts);
    }

    [Theory]
    [InlineData(
        "block/block-fills?height=1",
        "chainFullName chainShortName hash height validator blockTime amount txnCount txnInternal blockSize mineReward totalFee feeSymbol ommerBlock merkleRootHash gasUsed gasLimit gasAvgPrice state burnt miner difficulty nonce confirm tips baseFeePerGas"
    )]
    [InlineData(
        "address/information-evm?address={Alice}",
        "address balance balanceSymbol transactionCount firstTransactionTime lastTransactionTime contractAddress createContractAddress createContractTransactionHash contractCorrespondingToken contractCalls contractCallingAddresses"
    )]
    [InlineData(
        "transaction/transaction-fills?txid={ToAlice}",
        "chainFullName chainShortName txid height transactionTime transactionType amount methodId errorLog inputData transactionSymbol txfee index confirm inputDetails outputDetails state gasLimit gasUsed gasPrice totalTransactionSize virtualSize weight nonce isAaTransaction tokenTransferDetails contractDetails"
    )]
    [InlineData(
        "transaction/transaction-multi?txId={ToAlice}",
        "txId blockHash height transactionTime from to isFromContract isToContract amount symbol nonce gasLimit gasUsed gasPrice txFee state transactionType methodId"
    )]
    [InlineData("log/by-block-and-address?startBlockHeight=0&endBlockHeight=9&address={Coin}", Log)]
    [InlineData("log/by-address-and-topic?address={Coin}&topic0=0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", Log)]
    [InlineData("log/by-address?address={Coin}", Log)]
    [InlineData("log/by-transaction?txId={CoinTransfer}", Log)]
    public async Task A_row_without_a_page_has_these_members(string target, string row)
    {
        var rows = (await fixture.Scene.RowsAsync(target)).Select(each => each!.AsObject()).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, each => Assert.Equal(row, NamesOf(each)));
        Assert.All(rows, OnlyFlagsAreNoTexts);
    }

    private static string NamesOf(JsonObject answer) => string.Join(' ', answer.Select(member => member.Key));

    private static void OnlyFlagsAreNoTexts(JsonObject row)
    {
        foreach (var (name, value) in row)
        {
            // Where everything else has an address, an answer about an address says whether it is a contract.
            var isFlag = name == "contractAddress" || (name.StartsWith("is", StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[2]));
            var isList = name == "topics" || name.EndsWith("Details", StringComparison.Ordinal);
            var kind = value!.GetValueKind();
            Assert.True(
                isFlag ? kind is JsonValueKind.True or JsonValueKind.False
                    : isList ? kind == JsonValueKind.Array
                    : kind == JsonValueKind.String,
                $"{name} is {kind}."
            );
        }
    }
}
