using Kontor.World.Chains;
using Kontor.World.Time;

namespace Kontor.World.Tests.Chains;

/// <summary>How a chain begins, and what its blocks are made of.</summary>
public sealed class ChainTests
{
    [Fact]
    public async Task A_chain_begins_with_its_genesis_block()
    {
        await using var script = await ChainScript.StartAsync();
        var genesis = await script.See(chain => chain.Blocks.Tip);
        Assert.Equal((0, Hash32.Zero, ChainSamples.XLayer.GenesisMs), (genesis.Height, genesis.ParentHash, genesis.TimeMs));
        Assert.Equal(3, genesis.Allocations.Length);
        Assert.Equal(ChainScript.Coin * 100, await script.CoinsOf(ChainScript.Ada));
        Assert.Equal(ChainScript.Coin * 1_110, await script.See(chain => chain.CoinSupply));
    }

    [Fact]
    public async Task Tokens_of_the_genesis_are_minted_by_the_treasury_in_the_first_block()
    {
        await using var script = await ChainScript.StartAsync();
        var mint = (await script.See(chain => chain.Blocks.Tip)).Transactions.Single();
        Assert.Equal((ChainScript.Treasury, ChainSamples.Usdt), (mint.Terms.From, mint.Terms.To));
        Assert.Equal((true, 0L), (mint.Receipt.Succeeded, mint.Receipt.GasPrice));
        Assert.Equal(Abi.Topic("Transfer(address,address,uint256)"), mint.Receipt.Logs.Single().Topics[0]);
        Assert.Equal((Word256)5_000, await script.UsdtOf(ChainScript.Ada));
        var token = await script.See(chain => chain.Tokens.First());
        Assert.Equal(((Word256)5_000, 1L), (token.Supply, token.Holders));
    }

    [Fact]
    public async Task Blocks_are_mined_at_the_worlds_time_and_name_their_parents()
    {
        await using var script = await ChainScript.StartAsync();
        await script.World.Ok(new AdvanceClock(5_000));
        var tip = await script.World.Ok(new MineBlocks(ChainScript.Name, 3));
        Assert.Equal((3L, TestWorld.StartMs + 5_000), (tip.Height, tip.TimeMs));
        var page = await script.See(chain => chain.Blocks.NewestFirst(0, 10));
        Assert.Equal([3, 2, 1, 0], page.Select(block => block.Height));
        for (var index = 0; index < 3; index++)
            Assert.Equal(page[index + 1].Hash, page[index].ParentHash);
        Assert.Equal([2, 1], (await script.See(chain => chain.Blocks.NewestFirst(1, 2))).Select(block => block.Height));
        Assert.Equal(2, await script.See(chain => chain.Blocks.FindRecent(page[1].Hash)!.Height));
        Assert.Null(await script.See(chain => chain.Blocks.FindRecent(Hash32.Zero)));
        Assert.Null(await script.See(chain => chain.Blocks.Find(4)));
        Assert.Null(await script.See(chain => chain.Blocks.Find(-1)));
    }

    [Fact]
    public async Task The_hash_of_a_block_is_the_keccak_of_its_header_and_its_roots_are_those_of_its_transactions()
    {
        await using var script = await ChainScript.StartAsync();
        await script.Send(ChainScript.Calls(ChainScript.Ada, ChainSamples.Usdt, TokenCall.Transfer(ChainScript.Bob, 7)));
        var block = await script.Mine();
        var header = block.Header;
        Assert.Equal(block.Hash, Hash32.Of(header.Encode()));
        Assert.NotEqual(block.Hash, (header with { TimeS = header.TimeS + 1 }).Hash());
        var mined = Assert.Single(block.Transactions);
        Assert.Equal(mined.Hash, Hash32.Of(mined.Transaction.Encode()));
        Assert.Equal(new Hash32(IndexTrie.RootOf([mined.Transaction.Encode()])), header.TransactionsRoot);
        Assert.Equal(new Hash32(IndexTrie.RootOf([mined.Receipt.Encode(mined.Receipt.GasUsed)])), header.ReceiptsRoot);
        Assert.Equal(mined.Receipt.GasUsed, header.GasUsed);
        Assert.True(header.Bloom.MayHold(ChainSamples.Usdt.ToArray()));
        Assert.False(header.Bloom.MayHold(ChainSamples.Birds.ToArray()));
    }

    [Fact]
    public async Task A_block_is_never_older_than_its_parent()
    {
        await using var script = await ChainScript.StartAsync();
        var future = ChainSamples.XLayer with { Name = "eth", GenesisMs = TestWorld.StartMs + 1_000_000 };
        await script.World.Ok(new DefineChain(future, []));
        Assert.Equal(future.GenesisMs, (await script.World.Ok(new MineBlocks("eth", 1))).TimeMs);
    }

    [Fact]
    public async Task Another_genesis_makes_another_chain()
    {
        await using var script = await ChainScript.StartAsync();
        var other = ChainScript.Definition with { Chain = ChainSamples.XLayer with { Name = "other" } };
        var hash = await script.See(chain => chain.Blocks.Tip.Hash.ToString());
        Assert.Equal(hash, (await script.World.Ok(other)).Hash);
        var more = other with
        {
            Chain = other.Chain with { Name = "more" },
            Allocations = [.. other.Allocations, ChainSamples.Coins(7, 1)],
        };
        Assert.NotEqual(hash, (await script.World.Ok(more)).Hash);
    }

    [Fact]
    public async Task What_makes_no_chain_is_refused()
    {
        await using var script = await ChainScript.StartAsync();
        var eth = ChainSamples.XLayer with { Name = "eth" };
        var all = ChainSamples.Coins(1, Word256.Max);
        var usdt = new Allocation(ChainScript.Ada, ChainSamples.Usdt, 1);
        await Refused(Reject.NameTaken, new DefineChain(ChainSamples.XLayer, []));
        await Refused(Reject.Malformed, new DefineChain(eth with { NativeSymbol = "" }, []));
        await Refused(Reject.Malformed, new DefineChain(eth, []) { Settings = new ChainSettings { BlockMs = 0 } });
        await Refused(Reject.Malformed, new DefineChain(eth, [all with { Amount = 0 }]));
        await Refused(Reject.Conflict, new DefineChain(eth, [all, all]));
        await Refused(Reject.Overflow, new DefineChain(eth, [all, ChainSamples.Coins(2, 1)]));
        await Refused(Reject.UnknownToken, new DefineChain(eth, [usdt]));
        await Refused(Reject.Conflict, new DefineChain(eth, []) { Contracts = [ChainSamples.UsdtContract, ChainSamples.UsdtContract] });
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(new MineBlocks("eth", 1)));
        Assert.Equal(Reject.NotPositive, await script.RejectOf(new MineBlocks(ChainScript.Name, 0)));
        Assert.Equal(Reject.TooMany, await script.RejectOf(new MineBlocks(ChainScript.Name, Bounds.BlocksPerCommandMax + 1)));
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(new RecordVerification("eth", "", VerificationState.Pending)));

        async Task Refused(Reject expected, DefineChain definition) => Assert.Equal(expected, await script.RejectOf(definition));
    }

    [Fact]
    public async Task A_verification_job_is_found_by_its_guid_and_keeps_its_age()
    {
        await using var script = await ChainScript.StartAsync();
        var job = await script.World.Ok(new RecordVerification(ChainScript.Name, "", VerificationState.Pending));
        Assert.Matches("^[0-9a-f]{32}$", job.Guid);
        await script.World.Ok(new AdvanceClock(1_000));
        await script.World.Ok(new RecordVerification(ChainScript.Name, job.Guid, VerificationState.Success));
        await script.World.Ok(new RecordVerification(ChainScript.Name, "mine", VerificationState.Fail));
        Assert.Equal(job with { State = VerificationState.Success }, await script.See(chain => chain.Verifications.Find(job.Guid)));
        Assert.Equal(VerificationState.Fail, await script.See(chain => chain.Verifications.Find("mine")!.State));
        Assert.Null(await script.See(chain => chain.Verifications.Find("unknown")));
    }
}
