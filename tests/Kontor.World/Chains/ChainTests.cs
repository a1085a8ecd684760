using Kontor.World.Chains;
using Kontor.World.Time;

namespace Kontor.World.Tests.Chains;

public sealed class ChainTests : IAsyncLifetime
{
    private const string Address = "0xAbCdEf0000000000000000000000000000000001";

    private readonly LiveWorld _world = TestWorld.Open();

    public async Task InitializeAsync() =>
        await _world.Ok(
            new DefineChain(
                ChainSamples.XLayer,
                [new Allocation(Address, "", "OKB", 18, 1_000), new Allocation(Address, "0xC0FFEE", "USDT", 6, 25)]
            )
        );

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    private Task<T> Chain<T>(Func<Chain, T> read) => _world.Ask(state => read(state.Chains.Find("xlayer")!));

    [Fact]
    public async Task A_chain_begins_with_its_genesis_block()
    {
        var genesis = await Chain(chain => chain.Blocks.Find(0)!);
        Assert.Equal(0, await Chain(chain => chain.Blocks.Tip));
        Assert.Equal("0x" + new string('0', 64), genesis.ParentHash);
        Assert.Equal(ChainSamples.XLayer.GenesisMs, genesis.TimeMs);
        Assert.Matches("^0x[0-9a-f]{64}$", genesis.Hash);
    }

    [Fact]
    public async Task Blocks_are_mined_at_the_worlds_time_and_name_their_parents()
    {
        await _world.Ok(new AdvanceClock(5_000));
        var tip = await _world.Ok(new MineBlocks("xlayer", 3));
        Assert.Equal((3L, TestWorld.StartMs + 5_000), (tip.Height, tip.TimeMs));
        var page = await Chain(chain => chain.Blocks.NewestFirst(0, 10));
        Assert.Equal([3, 2, 1, 0], page.Select(block => block.Height));
        for (var index = 0; index < 3; index++)
            Assert.Equal(page[index + 1].Hash, page[index].ParentHash);
        Assert.Equal([2, 1], (await Chain(chain => chain.Blocks.NewestFirst(1, 2))).Select(block => block.Height));
        Assert.Equal(
            2,
            await Chain(chain =>
                chain.Blocks.FindByHash(page[1].Hash.ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal))!.Height
            )
        );
        Assert.Null(await Chain(chain => chain.Blocks.FindByHash("0x" + new string('0', 64))));
        Assert.Null(await Chain(chain => chain.Blocks.FindByHash(page[1].Hash + "00")));
        Assert.Null(await Chain(chain => chain.Blocks.Find(4)));
        Assert.Null(await Chain(chain => chain.Blocks.Find(-1)));
    }

    [Fact]
    public async Task The_hash_of_a_block_is_the_keccak_of_its_header()
    {
        await _world.Ok(new MineBlocks("xlayer", 1));
        var block = await Chain(chain => chain.Blocks.Find(1)!);
        var header = new BlockHeader
        {
            Height = 1,
            ParentHash = Convert.FromHexString(block.ParentHash[2..]),
            StateRoot = Convert.FromHexString(block.StateRoot[2..]),
            TimeS = block.TimeMs / 1000,
        };
        Assert.Equal(block.Hash, "0x" + Convert.ToHexStringLower(Keccak256.Hash(header.Encode())));
        Assert.NotEqual(header.Hash(), (header with { TimeS = header.TimeS + 1 }).Hash());
        Assert.Equal(header.Encode().Length + 5, block.SizeBytes);
    }

    [Fact]
    public async Task A_block_is_never_older_than_its_parent()
    {
        var future = ChainSamples.XLayer with { Name = "eth", GenesisMs = TestWorld.StartMs + 1_000_000 };
        await _world.Ok(new DefineChain(future, []));
        Assert.Equal(future.GenesisMs, (await _world.Ok(new MineBlocks("eth", 1))).TimeMs);
    }

    [Fact]
    public async Task An_address_holds_what_the_genesis_gave_it_however_it_is_spelled()
    {
        var expected = new[] { new TokenHolding("", "OKB", 18, 1_000), new TokenHolding("0xc0ffee", "USDT", 6, 25) };
        foreach (var spelling in new[] { Address, Address.ToLowerInvariant(), "0X" + Address[2..].ToUpperInvariant() })
            Assert.Equal(expected, await Chain(chain => chain.HoldingsOf(spelling).ToArray()));
        Assert.Empty(await Chain(chain => chain.HoldingsOf("0x02").ToArray()));
        Assert.True(await Chain(chain => chain.HasAddress(Address)));
    }

    [Fact]
    public async Task Another_genesis_makes_another_chain()
    {
        var other = ChainSamples.XLayer with { Name = "other" };
        var genesis = await _world.Ok(new DefineChain(other, [new Allocation(Address, "", "OKB", 18, 1_001)]));
        Assert.NotEqual(genesis.Hash, await Chain(chain => chain.Blocks.Find(0)!.Hash));
    }

    [Fact]
    public async Task What_makes_no_chain_is_refused()
    {
        var eth = ChainSamples.XLayer with { Name = "eth" };
        var one = new Allocation(Address, "", "OKB", 18, Int128.MaxValue);
        Assert.Equal(Reject.NameTaken, await _world.RejectOf(new DefineChain(ChainSamples.XLayer, [])));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new DefineChain(eth with { NativeSymbol = "" }, [])));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new DefineChain(eth, [one with { Amount = 0 }])));
        Assert.Equal(
            Reject.Conflict,
            await _world.RejectOf(new DefineChain(eth, [one, one with { Address = Address.ToLowerInvariant() }]))
        );
        Assert.Equal(Reject.Conflict, await _world.RejectOf(new DefineChain(eth, [one with { Decimals = 6 }])));
        Assert.Equal(Reject.Overflow, await _world.RejectOf(new DefineChain(eth, [one, one with { Address = "0x2" }])));
        Assert.Equal(Reject.UnknownChain, await _world.RejectOf(new MineBlocks("eth", 1)));
        Assert.Equal(Reject.NotPositive, await _world.RejectOf(new MineBlocks("xlayer", 0)));
        Assert.Equal(Reject.TooMany, await _world.RejectOf(new MineBlocks("xlayer", Bounds.BlocksPerCommandMax + 1)));
        Assert.Equal(Reject.UnknownChain, await _world.RejectOf(new RecordVerification("eth", "", VerificationState.Pending)));
    }

    [Fact]
    public async Task A_verification_job_is_found_by_its_guid_and_keeps_its_age()
    {
        var job = await _world.Ok(new RecordVerification("xlayer", "", VerificationState.Pending));
        Assert.Matches("^[0-9a-f]{32}$", job.Guid);
        await _world.Ok(new AdvanceClock(1_000));
        await _world.Ok(new RecordVerification("xlayer", job.Guid, VerificationState.Success));
        await _world.Ok(new RecordVerification("xlayer", "mine", VerificationState.Fail));
        Assert.Equal(job with { State = VerificationState.Success }, await Chain(chain => chain.FindVerification(job.Guid)));
        Assert.Equal(VerificationState.Fail, await Chain(chain => chain.FindVerification("mine")!.State));
        Assert.Null(await Chain(chain => chain.FindVerification("unknown")));
    }
}
