using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>What the contracts of a world do when they are called, and what they say about it.</summary>
public sealed class TokenTests
{
    private static readonly Address20 Ada = ChainScript.Ada;
    private static readonly Address20 Bob = ChainScript.Bob;
    private static readonly Address20 Eve = ChainScript.Eve;
    private static readonly Address20 Usdt = ChainSamples.Usdt;
    private static readonly Address20 Birds = ChainSamples.Birds;
    private static readonly Address20 Badges = ChainSamples.Badges;

    [Fact]
    public async Task Tokens_move_and_the_contract_says_so()
    {
        await using var script = await ChainScript.StartAsync();
        var receipt = await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Transfer(Bob, 1_500)));
        Assert.Equal((true, ""), (receipt.Succeeded, receipt.Error));
        Assert.Equal(((Word256)3_500, (Word256)1_500), (await script.UsdtOf(Ada), await script.UsdtOf(Bob)));
        var log = Assert.Single(receipt.Logs);
        Assert.Equal(Usdt, log.Address);
        Assert.Equal(
            [
                "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
                $"0x000000000000000000000000{Ada.ToString()[2..]}",
                $"0x000000000000000000000000{Bob.ToString()[2..]}",
            ],
            log.Topics.Select(topic => topic.ToString())
        );
        Assert.Equal((Word256)1_500, Word256.FromBigEndian(log.Data.Span));
        Assert.Equal(2, await script.See(chain => chain.Tokens.First().Holders));
    }

    [Fact]
    public async Task A_transfer_of_more_than_there_is_fails_costs_gas_and_changes_nothing()
    {
        await using var script = await ChainScript.StartAsync();
        var coins = await script.CoinsOf(Ada);
        var receipt = await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Transfer(Bob, 5_001)));
        Assert.Equal((false, "ERC20: transfer amount exceeds balance"), (receipt.Succeeded, receipt.Error));
        Assert.Empty(receipt.Logs);
        Assert.Equal((Word256)5_000, await script.UsdtOf(Ada));
        Assert.Equal(coins - ((Word256)(ulong)receipt.GasUsed * (ulong)receipt.GasPrice), await script.CoinsOf(Ada));
        Assert.Equal(1, await script.See(chain => chain.NonceOf(Ada)));
    }

    [Fact]
    public async Task Too_little_gas_is_all_used_for_nothing()
    {
        await using var script = await ChainScript.StartAsync();
        var receipt = await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Transfer(Bob, 1)) with { GasLimit = 25_000 });
        Assert.Equal((false, "out of gas", 25_000L), (receipt.Succeeded, receipt.Error, receipt.GasUsed));
        Assert.Equal(Word256.Zero, await script.UsdtOf(Bob));
    }

    [Fact]
    public async Task Somebody_else_spends_what_he_was_allowed_and_not_more()
    {
        await using var script = await ChainScript.StartAsync();
        var approval = await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Approve(Bob, 100)));
        Assert.Equal(Abi.Topic("Approval(address,address,uint256)"), Assert.Single(approval.Logs).Topics[0]);
        Assert.True((await script.Run(ChainScript.Calls(Bob, Usdt, TokenCall.TransferFrom(Ada, Eve, 60)))).Succeeded);
        Assert.Equal((Word256)40, await script.See(chain => chain.AllowanceOf(Usdt, Ada, Bob)));
        var more = await script.Run(ChainScript.Calls(Bob, Usdt, TokenCall.TransferFrom(Ada, Eve, 41)));
        Assert.Equal("ERC20: insufficient allowance", more.Error);
        await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Approve(Bob, Word256.Max)));
        Assert.True((await script.Run(ChainScript.Calls(Bob, Usdt, TokenCall.TransferFrom(Ada, Eve, 1_000)))).Succeeded);
        Assert.Equal(Word256.Max, await script.See(chain => chain.AllowanceOf(Usdt, Ada, Bob)));
        Assert.Equal((Word256)1_060, await script.UsdtOf(Eve));
    }

    [Fact]
    public async Task Only_the_creator_mints_and_whoever_has_tokens_burns_them()
    {
        await using var script = await ChainScript.StartAsync();
        var forged = await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Mint(Ada, 1)));
        Assert.Equal("Ownable: caller is not the owner", forged.Error);
        Assert.True((await script.Run(ChainScript.Calls(ChainScript.Treasury, Usdt, TokenCall.Mint(Bob, 500)))).Succeeded);
        Assert.True((await script.Run(ChainScript.Calls(Bob, Usdt, TokenCall.Burn(200)))).Succeeded);
        Assert.Equal((Word256)5_300, await script.See(chain => chain.SupplyOf(Usdt)));
        var tooMuch = await script.Run(ChainScript.Calls(ChainScript.Treasury, Usdt, TokenCall.Mint(Bob, Word256.Max)));
        Assert.False(tooMuch.Succeeded);
    }

    [Fact]
    public async Task A_token_takes_no_coins_and_no_call_that_it_does_not_know()
    {
        await using var script = await ChainScript.StartAsync();
        Assert.False((await script.Run(ChainScript.Pays(Ada, Usdt, 1))).Succeeded);
        Assert.Equal("execution reverted", (await script.Run(ChainScript.Calls(Ada, Usdt, [1, 2, 3, 4]))).Error);
        Assert.Equal("execution reverted", (await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Transfer(Bob, 1)[..40]))).Error);
        var dirty = TokenCall.Transfer(Bob, 1);
        dirty[4] = 1;
        Assert.Equal("execution reverted", (await script.Run(ChainScript.Calls(Ada, Usdt, dirty))).Error);
        Assert.Equal(Word256.Zero, await script.CoinsOf(Usdt));
    }

    [Fact]
    public async Task A_unique_item_has_one_owner_who_may_let_others_move_it()
    {
        await using var script = await ChainScript.StartAsync();
        var mint = await script.Run(ChainScript.Calls(ChainScript.Treasury, Birds, TokenCall.Mint(Ada, 7)));
        Assert.Equal(4, Assert.Single(mint.Logs).Topics.Length);
        var again = await script.Run(ChainScript.Calls(ChainScript.Treasury, Birds, TokenCall.Mint(Bob, 7)));
        Assert.Equal("ERC721: token already minted", again.Error);
        var theft = await script.Run(ChainScript.Calls(Bob, Birds, TokenCall.TransferFrom(Ada, Bob, 7)));
        Assert.Equal("ERC721: caller is not token owner or approved", theft.Error);
        await script.Run(ChainScript.Calls(Ada, Birds, TokenCall.Approve(Bob, 7)));
        Assert.True((await script.Run(ChainScript.Calls(Bob, Birds, TokenCall.TransferFrom(Ada, Eve, 7)))).Succeeded);
        Assert.Equal(Eve, await script.See(chain => chain.OwnerOf(Birds, 7)));
        // The approval went with the item.
        Assert.False((await script.Run(ChainScript.Calls(Bob, Birds, TokenCall.TransferFrom(Eve, Bob, 7)))).Succeeded);
        Assert.Equal("ERC721: invalid token ID", (await script.Run(ChainScript.Calls(Ada, Birds, TokenCall.Burn(8)))).Error);
    }

    [Fact]
    public async Task An_operator_moves_all_items_of_an_owner_until_he_is_stopped()
    {
        await using var script = await ChainScript.StartAsync();
        await script.Run(ChainScript.Calls(ChainScript.Treasury, Birds, TokenCall.Mint(Ada, 1)));
        await script.Run(ChainScript.Calls(ChainScript.Treasury, Birds, TokenCall.Mint(Ada, 2)));
        await script.Run(ChainScript.Calls(Ada, Birds, TokenCall.SetApprovalForAll(Bob, true)));
        Assert.True((await script.Run(ChainScript.Calls(Bob, Birds, TokenCall.TransferFrom(Ada, Bob, 1)))).Succeeded);
        await script.Run(ChainScript.Calls(Ada, Birds, TokenCall.SetApprovalForAll(Bob, false)));
        Assert.False((await script.Run(ChainScript.Calls(Bob, Birds, TokenCall.TransferFrom(Ada, Bob, 2)))).Succeeded);
        Assert.Equal(Word256.One, await script.See(chain => chain.BalanceOf(Birds, Ada)));
        Assert.Equal(Word256.One, await script.See(chain => chain.BalanceOf(Birds, Bob, 1)));
    }

    [Fact]
    public async Task Items_that_there_are_several_of_move_alone_and_in_batches()
    {
        await using var script = await ChainScript.StartAsync();
        await script.Run(ChainScript.Calls(ChainScript.Treasury, Badges, TokenCall.MintItems(Ada, 1, 10)));
        await script.Run(ChainScript.Calls(ChainScript.Treasury, Badges, TokenCall.MintItems(Ada, 2, 20)));
        var one = await script.Run(ChainScript.Calls(Ada, Badges, TokenCall.TransferItems(Ada, Bob, 1, 3)));
        Assert.Equal(Abi.Topic("TransferSingle(address,address,address,uint256,uint256)"), Assert.Single(one.Logs).Topics[0]);
        var batch = await script.Run(ChainScript.Calls(Ada, Badges, TokenCall.TransferItemBatch(Ada, Bob, [1, 2], [2, 4])));
        var log = Assert.Single(batch.Logs);
        Assert.Equal(Abi.Topic("TransferBatch(address,address,address,uint256[],uint256[])"), log.Topics[0]);
        Word256[] words = [.. log.Data.ToArray().Chunk(32).Select(word => Word256.FromBigEndian(word))];
        Assert.Equal([64, 160, 2, 1, 2, 2, 2, 4], words);
        Assert.Equal((Word256)5, await script.See(chain => chain.BalanceOf(Badges, Bob, 1)));
        Assert.Equal((Word256)9, await script.See(chain => chain.BalanceOf(Badges, Bob)));
        var tooMuch = await script.Run(ChainScript.Calls(Ada, Badges, TokenCall.TransferItemBatch(Ada, Bob, [1, 2], [1, 100])));
        Assert.Equal("ERC1155: insufficient balance for transfer", tooMuch.Error);
        Assert.Equal((Word256)5, await script.See(chain => chain.BalanceOf(Badges, Ada, 1)));
        var uneven = await script.Run(ChainScript.Calls(Ada, Badges, TokenCall.TransferItemBatch(Ada, Bob, [1], [1, 1])));
        Assert.Equal("ERC1155: ids and amounts length mismatch", uneven.Error);
    }

    [Fact]
    public async Task A_forwarder_passes_coins_on_by_internal_transfers()
    {
        await using var script = await ChainScript.StartAsync();
        var forward = ChainScript.Calls(Ada, ChainSamples.Splitter, TokenCall.Forward([Bob, Eve], [3, 4])) with { Value = 7 };
        var receipt = await script.Run(forward);
        ValueMove[] expected = [new(ChainSamples.Splitter, Bob, 3), new(ChainSamples.Splitter, Eve, 4)];
        Assert.Equal(expected, receipt.Moves.ToArray());
        Assert.Equal((Word256)4, await script.CoinsOf(Eve));
        Assert.Equal(Word256.Zero, await script.CoinsOf(ChainSamples.Splitter));
        var wrong = await script.Run(forward with { Value = 8 });
        Assert.Equal((false, 0), (wrong.Succeeded, wrong.Moves.Length));
        Assert.Equal((Word256)4, await script.CoinsOf(Eve));
    }

    [Fact]
    public async Task Only_its_creator_lets_a_forwarder_pay_out_what_it_has()
    {
        await using var script = await ChainScript.StartAsync();
        await script.Run(ChainScript.Pays(Ada, ChainSamples.Splitter, 50));
        await script.Run(ChainScript.Calls(Ada, Usdt, TokenCall.Transfer(ChainSamples.Splitter, 60)));
        var pay = TokenCall.Pay([Eve], [20]);
        Assert.Equal("Ownable: caller is not the owner", (await script.Run(ChainScript.Calls(Ada, ChainSamples.Splitter, pay))).Error);
        Assert.True((await script.Run(ChainScript.Calls(ChainScript.Treasury, ChainSamples.Splitter, pay))).Succeeded);
        var payToken = TokenCall.PayToken(Usdt, [Bob, Eve], [10, 50]);
        Assert.True((await script.Run(ChainScript.Calls(ChainScript.Treasury, ChainSamples.Splitter, payToken))).Succeeded);
        Assert.Equal(((Word256)20, (Word256)50), (await script.CoinsOf(Eve), await script.UsdtOf(Eve)));
    }

    [Fact]
    public async Task A_contract_lies_where_its_creator_and_nonce_say_and_has_its_code()
    {
        await using var script = await ChainScript.StartAsync();
        await script.Run(ChainScript.Pays(Ada, Eve, 1));
        var deploy = new SendTransaction(ChainScript.Name, Ada, null, Word256.Zero, default)
        {
            Contract = new ContractTerms(ContractKind.Erc20)
            {
                Name = "Ada Coin",
                Symbol = "ADA",
                Decimals = 2,
                Supply = 900,
            },
            Code = new byte[] { 0xFE, 0xED },
        };
        var receipt = await script.Run(deploy);
        var address = Contract.AddressOf(Ada, 1);
        Assert.Equal(address, receipt.Contract);
        Assert.Equal(Abi.Topic("Transfer(address,address,uint256)"), Assert.Single(receipt.Logs).Topics[0]);
        var contract = await script.See(chain => chain.FindContract(address)!);
        Assert.Equal((Ada, 2L, "feed"), (contract.Creator, contract.CreatedHeight, Convert.ToHexStringLower(contract.Code.Span)));
        Assert.Equal((Word256)900, await script.See(chain => chain.BalanceOf(address, Ada)));
        Assert.Equal(1, await script.See(chain => chain.NonceOf(address)));
        Assert.Equal([0xFE, 0xED], InitCode.CodeOf(InitCode.Of([0xFE, 0xED])));
        Assert.Empty(InitCode.CodeOf([1, 2, 3]));
    }
}
