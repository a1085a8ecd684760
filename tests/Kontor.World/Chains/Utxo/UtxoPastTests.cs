using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>A past that is made quickly.</summary>
public sealed class UtxoPastTests
{
    private static readonly DefineUtxoChain s_old = UtxoScript.Definition with
    {
        Chain = UtxoScript.Identity with { Name = "old", GenesisMs = TestWorld.StartMs - 1_814_400_000 },
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
            await world.Ok(s_old);
            return (await world.Ok(new GrowChain("old", seed, TestWorld.StartMs, 50))).Hash;
        }
    }

    [Fact]
    public async Task A_past_ends_where_it_should_and_dozens_of_people_have_paid_each_other_in_it()
    {
        await using var world = TestWorld.Open();
        await world.Ok(s_old);
        var tip = await world.Ok(new GrowChain("old", 1, TestWorld.StartMs, 300));
        Assert.Equal((300L, TestWorld.StartMs), (tip.Height, tip.TimeMs));
        var blocks = (await world.ReadUtxoBlocksAsync("old", 0, 1_000)).Value;
        Assert.All(blocks.Zip(blocks.Skip(1)), pair => Assert.True(pair.First.TimeMs <= pair.Second.TimeMs));
        var mined = blocks.SelectMany(block => block.Transactions.Skip(1)).ToList();
        Assert.True(mined.Count > 500, $"Only {mined.Count} transactions.");
        Assert.Contains(mined, transaction => transaction.Spent.Length > 1);
        Assert.Contains(mined, transaction => transaction.Transaction.Outputs.Length > 4);
        Assert.All(mined, transaction => Assert.True(transaction.Fee > 0));
        var chain = await world.Ask(state => state.Chains.FindUtxo("old")!);
        Assert.InRange(chain.Holders, 60, 1_000);
        var starts = await world.Ask(_ => chain.Coins.InOrder.Select(coin => BitcoinAddress.Of(coin.Value.Owner)![..1]).ToHashSet());
        Assert.Equal(["1", "3", "b"], starts.Order(StringComparer.Ordinal));
        await world.HashOf();
    }

    [Fact]
    public async Task No_past_lies_in_the_future_or_before_the_tip()
    {
        await using var script = await UtxoScript.StartAsync();
        Assert.Equal(Reject.Backwards, await script.World.RejectOf(new GrowChain(UtxoScript.Name, 1, TestWorld.StartMs + 1, 3)));
        Assert.Equal(Reject.Backwards, await script.World.RejectOf(new GrowChain(UtxoScript.Name, 1, TestWorld.StartMs - 2_000, 3)));
        Assert.Equal(Reject.NotPositive, await script.World.RejectOf(new GrowChain(UtxoScript.Name, 1, TestWorld.StartMs, 0)));
    }
}
