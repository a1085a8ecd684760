using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>A past that is made quickly.</summary>
public sealed class PastTests
{
    private static readonly DefineChain Old = ChainScript.Definition with
    {
        Chain = ChainSamples.XLayer with { Name = "old", GenesisMs = TestWorld.StartMs - 1_814_400_000 },
    };

    [Fact]
    public async Task The_same_seed_makes_the_same_past_and_another_one_another()
    {
        var first = await TipOf(7);
        Assert.Equal(first, await TipOf(7));
        Assert.NotEqual(first, await TipOf(8));

        static async Task<string> TipOf(ulong seed)
        {
            await using var world = TestWorld.Open();
            await world.Ok(Old);
            return (await world.Ok(new GrowChain("old", seed, TestWorld.StartMs, 50))).Hash;
        }
    }

    [Fact]
    public async Task A_past_ends_where_it_should_and_something_of_everything_has_happened_in_it()
    {
        await using var world = TestWorld.Open();
        await world.Ok(Old);
        var tip = await world.Ok(new GrowChain("old", 1, TestWorld.StartMs, 300));
        Assert.Equal((300L, TestWorld.StartMs), (tip.Height, tip.TimeMs));
        var blocks = (await world.ReadBlocksAsync("old", 0, 1_000)).Value;
        var mined = blocks.SelectMany(block => block.Transactions).ToList();
        Assert.All(blocks.Zip(blocks.Skip(1)), pair => Assert.True(pair.First.TimeMs <= pair.Second.TimeMs));
        Assert.True(mined.Count > 500, $"Only {mined.Count} transactions.");
        Assert.Contains(mined, transaction => !transaction.Receipt.Succeeded);
        Assert.Contains(mined, transaction => !transaction.Receipt.Moves.IsEmpty);
        Assert.Contains(mined, transaction => transaction.Receipt.Contract is not null);
        var chain = await world.Ask(state => state.Chains.Find("old")!);
        Assert.All(chain.Tokens, token => Assert.InRange(token.Holders, 5, 1_000));
        await world.HashOf();
    }

    [Fact]
    public async Task No_past_lies_in_the_future_or_before_the_tip()
    {
        await using var script = await ChainScript.StartAsync();
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(new GrowChain("none", 1, TestWorld.StartMs, 1)));
        Assert.Equal(Reject.NotPositive, await script.RejectOf(new GrowChain(ChainScript.Name, 1, TestWorld.StartMs, 0)));
        Assert.Equal(Reject.TooMany, await script.RejectOf(new GrowChain(ChainScript.Name, 1, TestWorld.StartMs, GrowChain.BlocksMax + 1)));
        Assert.Equal(Reject.Backwards, await script.RejectOf(new GrowChain(ChainScript.Name, 1, TestWorld.StartMs + 1, 1)));
        Assert.Equal(Reject.Backwards, await script.RejectOf(new GrowChain(ChainScript.Name, 1, ChainSamples.XLayer.GenesisMs - 1, 1)));
    }
}
