using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>What operators say of addresses.</summary>
public sealed class MarkTests
{
    [Fact]
    public async Task The_newest_mark_of_an_address_counts_and_none_takes_it_away()
    {
        await using var script = await ChainScript.StartAsync();
        var world = script.World;
        await world.Ok(new MarkAddress(ChainScript.Name, ChainScript.Ada, AddressMarks.RiskToken));
        await world.Ok(new MarkAddress(ChainScript.Name, ChainScript.Bob, AddressMarks.Blacklisted));
        await world.Ok(new MarkAddress(ChainScript.Name, ChainScript.Ada, AddressMarks.All));
        Assert.Equal(AddressMarks.All, world.Chains.Marks.Find(ChainScript.Name, ChainScript.Ada));
        Assert.Equal(AddressMarks.None, world.Chains.Marks.Find(ChainScript.Name, ChainScript.Eve));
        Assert.Equal(AddressMarks.None, world.Chains.Marks.Find("eth", ChainScript.Ada));
        Assert.Equal(2, world.Chains.Marks.Count);
        await world.Ok(new MarkAddress(ChainScript.Name, ChainScript.Ada, AddressMarks.None));
        Assert.Equal([ChainScript.Bob], world.Chains.Marks.Of(ChainScript.Name).Keys);
        Assert.Equal(1, world.Chains.Marks.Count);
    }

    [Fact]
    public async Task Chains_and_marks_that_there_are_not_are_refused()
    {
        await using var script = await ChainScript.StartAsync();
        Assert.Equal(Reject.UnknownChain, await script.RejectOf(new MarkAddress("eth", ChainScript.Ada, AddressMarks.All)));
        Assert.Equal(Reject.Malformed, await script.RejectOf(new MarkAddress(ChainScript.Name, ChainScript.Ada, (AddressMarks)4)));
    }
}
