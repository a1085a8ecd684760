using Kontor.World.Commands;
using Kontor.World.Facts;

namespace Kontor.World.Tests.Facts;

public sealed class FactsTests : IAsyncLifetime
{
    private static readonly TokenFacts s_bitcoin = new("BTC", 19, 20, 21, ["Layer1", "PoW"]);

    private readonly TestDisk _disk = new();
    private readonly LiveWorld _world;

    public FactsTests() => _world = TestWorld.Open(_disk);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Facts_of_a_token_stand_until_others_are_said_or_none()
    {
        Assert.Null(_world.Facts.Book.Find("BTC"));
        await _world.Ok(new DescribeToken(s_bitcoin));
        Assert.Equal(s_bitcoin, _world.Facts.Book.Find("BTC"));
        await _world.Ok(new DescribeToken(s_bitcoin with { Circulating = 20 }));
        Assert.Equal(20, _world.Facts.Book.Find("BTC")!.Circulating);
        await _world.Ok(new DescribeToken(new TokenFacts("BTC", 0, 0, 0, [])));
        Assert.Null(_world.Facts.Book.Find("BTC"));
        // What a large transfer is says something by itself.
        await _world.Ok(new DescribeToken(new TokenFacts("BTC", 0, 0, 0, []) { LargeTransfer = 7 }));
        Assert.Equal(7, _world.Facts.Book.Find("BTC")!.LargeTransfer);
    }

    [Fact]
    public async Task A_sector_is_the_tokens_that_have_its_tag()
    {
        await _world.Ok(new DescribeToken(s_bitcoin));
        await _world.Ok(new DescribeToken(new TokenFacts("DOGE", 0, 0, 0, ["PoW", "Meme"])));
        await _world.Ok(new DescribeSector(new Sector("PoW", "工作量证明")));
        Assert.Equal(["Layer1: BTC", "Meme: DOGE", "PoW: BTC DOGE"], Sectors());
        Assert.Equal(("工作量证明", "Meme"), (_world.Facts.Book.SimplifiedOf("PoW"), _world.Facts.Book.SimplifiedOf("Meme")));
        await _world.Ok(new DescribeSector(new Sector("PoW", "")));
        Assert.Equal("PoW", _world.Facts.Book.SimplifiedOf("PoW"));
    }

    [Theory]
    [InlineData("", 1, 1, 1)]
    [InlineData("BTC", -1, 1, 1)]
    [InlineData("BTC", 2, 1, 0)]
    [InlineData("BTC", 2, 0, 1)]
    [InlineData("BTC", 0, 2, 1)]
    public async Task Facts_that_contradict_each_other_are_none(string symbol, int circulating, int total, int max) =>
        await Refuses(new DescribeToken(new TokenFacts(symbol, circulating, total, max, [])));

    [Fact]
    public async Task Tags_and_supplies_have_bounds()
    {
        await Refuses(new DescribeToken(s_bitcoin with { Max = Bounds.AmountMax + 1 }));
        await Refuses(new DescribeToken(s_bitcoin with { LargeTransfer = Bounds.AmountMax + 1 }));
        await Refuses(new DescribeToken(s_bitcoin with { LargeTransfer = -1 }));
        await Refuses(new DescribeToken(s_bitcoin with { Tags = ["PoW", "PoW"] }));
        await Refuses(new DescribeToken(s_bitcoin with { Tags = [""] }));
        await Refuses(
            new DescribeToken(s_bitcoin with { Tags = [.. Enumerable.Range(0, FactsBounds.TagsPerTokenMax + 1).Select(tag => $"t{tag}")] })
        );
        await Refuses(new DescribeSector(new Sector("", "x")));
    }

    [Fact]
    public async Task A_restart_knows_what_was_said()
    {
        await _world.Ok(new DescribeToken(s_bitcoin));
        await _world.Ok(new DescribeSector(new Sector("PoW", "工作量证明")));
        var hash = await _world.HashOf();
        await _world.DisposeAsync();
        await using var again = TestWorld.Open(_disk);
        Assert.Equal(hash, await again.HashOf());
        Assert.Equal((19, "工作量证明"), ((int)again.Facts.Book.Find("BTC")!.Circulating, again.Facts.Book.SimplifiedOf("PoW")));
    }

    private IEnumerable<string> Sectors() => _world.Facts.Book.TokensByTag.Select(one => $"{one.Tag}: {string.Join(' ', one.Symbols)}");

    private async Task Refuses<T>(Command<Outcome<T>> command) => Assert.Equal(Reject.Malformed, await _world.RejectOf(command));
}
