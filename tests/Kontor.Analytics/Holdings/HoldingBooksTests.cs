using Kontor.World.Chains;
using Xunit.Abstractions;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>The books against whoever goes through all blocks, while people trade, chains are rewritten and addresses get names.</summary>
public sealed class HoldingBooksTests(ITestOutputHelper output)
{
    private const int Rounds = 30;

    [Fact]
    public async Task Every_figure_is_what_a_fold_over_the_exported_blocks_gives()
    {
        var (large, flows, costs) = (0, 0, 0);
        foreach (var seed in Seeds.Take(4, output))
        {
            await using var town = await Town.OpenAsync();
            var (chance, houses) = (new Random(seed), new Dictionary<(string, string), string>());
            for (var round = 0; round < Rounds; round++)
            {
                await LiveAsync(town, chance, houses);
                var view = await town.ReadAsync();
                large += view.Of("TOK").Large(0, 1_000).Count();
                flows += view.Of("BTC").FlowBetween(0, long.MaxValue).In.Sign;
                costs += view.Of("BTC").WhalesNow()!.Value.Cost.Sign;
                if (round % 5 == 4)
                    new Recomputation(
                        view,
                        await NaiveBooks.ReadAsync(town.World, town.Prices),
                        houses,
                        $"seed {seed}, round {round}"
                    ).ExpectEqual();
            }
        }
        Assert.True(large > 0 && flows > 0 && costs > 0, "Nothing worth comparing has happened.");
    }

    [Fact]
    public async Task Books_that_begin_late_come_to_the_same_as_those_that_were_there_all_the_time()
    {
        foreach (var seed in Seeds.Take(2, output))
        {
            await using var town = await Town.OpenAsync();
            var (chance, houses) = (new Random(seed), new Dictionary<(string, string), string>());
            for (var round = 0; round < Rounds; round++)
            {
                await LiveAsync(town, chance, houses);
                // Some look every time, some see only every third moment.
                if (round % 3 == 0)
                    await town.ReadAsync();
            }
            var late = town.NewBooks();
            for (var gridMs = Grid.At(Town.StartMs); gridMs < town.World.Clock.NowMs; gridMs += 100 * Grid.StepMs)
                await late.ReadBeforeAsync(gridMs, default);
            await late.ReadBeforeAsync(long.MaxValue, default);
            var (one, other) = (await town.ReadAsync(), late.Current);
            foreach (var symbol in new[] { "ETH", "TOK", "BTC" })
            {
                Assert.Equal(one.Of(symbol).Assets.Single().Richest(0, 100), other.Of(symbol).Assets.Single().Richest(0, 100));
                Assert.Equal(one.Of(symbol).Large(0, 1_000), other.Of(symbol).Large(0, 1_000));
                for (var day = Grid.DayOf(Town.StartMs); day <= town.World.Clock.NowMs; day += Grid.DayMs)
                    Assert.Equal(one.Of(symbol).WhalesAtEndOf(day), other.Of(symbol).WhalesAtEndOf(day));
            }
        }
    }

    [Fact]
    public async Task Nothing_of_a_later_instant_is_known_before_it()
    {
        await using var town = await Town.OpenAsync();
        await town.AdvanceAsync(60_000);
        await town.PayAsync([Town.Owners[0]], (Town.Owners[1], 100_000_000));
        await town.MineAsync(Town.Outputs);
        await town.Books.ReadBeforeAsync(Town.StartMs + 60_000, default);
        Assert.Equal(0, town.Books.Current.Of("BTC").ActiveBefore(Town.StartMs + 60_000));
        await town.Books.ReadBeforeAsync(Town.StartMs + 60_001, default);
        Assert.Equal(2, town.Books.Current.Of("BTC").ActiveBefore(Town.StartMs + 60_001));
        Assert.Equal(Town.StartMs, await town.NewBooks().FirstMsAsync(default));
    }

    [Fact]
    public async Task Whose_an_address_was_found_to_be_later_counts_for_what_it_moved_before()
    {
        await using var town = await Town.OpenAsync();
        await town.AdvanceAsync(Town.PricesMs - Town.StartMs + 60_000);
        await town.PayAsync([Town.Owners[0]], (Town.Owners[1], 100_000_000));
        await town.MineAsync(Town.Outputs);
        var now = town.World.Clock.NowMs + 1;
        Assert.Equal("0", (await town.ReadAsync()).Of("BTC").FlowBetween(0, now).In.ToText());
        await town.LabelAsync(Town.Outputs, Town.Owners[1], "House");
        Assert.Equal("1", (await town.ReadAsync()).Of("BTC").FlowBetween(0, now).In.ToText());
        await town.LabelAsync(Town.Outputs, Town.Owners[0], "House");
        Assert.Equal("0", (await town.ReadAsync()).Of("BTC").FlowBetween(0, now).In.ToText());
        await town.LabelAsync(Town.Outputs, Town.Owners[1], "");
        Assert.Equal("1", (await town.ReadAsync()).Of("BTC").FlowBetween(0, now).Out.ToText());
    }

    private static async Task LiveAsync(Town town, Random chance, Dictionary<(string, string), string> houses)
    {
        for (var left = chance.Next(6); left > 0; left--)
        {
            var (from, to) = (Town.People[chance.Next(8)], Town.People[chance.Next(8)]);
            var input = chance.Next(3) == 0 ? null : TokenCall.Transfer(to, (ulong)chance.Next(9_000_000));
            await town.SendAsync(from, input is null ? to : Town.Token, input is null ? RandomCoin(chance) : Word256.Zero, input);
            var payers = Town.Owners.OrderBy(_ => chance.Next()).Take(1 + chance.Next(2)).ToList();
            await town.PayAsync(payers, (Town.Owners[chance.Next(8)], chance.Next(1_000, 2_000_000_000)));
        }
        await town.MineAsync(Town.Accounts, 1 + chance.Next(2));
        await town.MineAsync(Town.Outputs, 1 + chance.Next(2));
        await town.AdvanceAsync(chance.Next(8) == 0 ? 3 * Grid.DayMs : chance.Next(8 * 3_600_000));
        if (chance.Next(4) == 0)
            await ReorgAsync(town, chance);
        if (chance.Next(6) == 0)
            await NameAsync(town, chance, houses);
    }

    private static Word256 RandomCoin(Random chance) => (Word256)(ulong)chance.NextInt64(4_000_000_000_000_000_000);

    private static async Task ReorgAsync(Town town, Random chance)
    {
        var chain = chance.Next(2) == 0 ? Town.Accounts : Town.Outputs;
        await town.TryAsync(new ReorgChain(chain, 1 + chance.Next(6), chance.Next(2) == 0));
        // A shorter chain than before is a chain too; sometimes it is seen like that.
        if (chance.Next(2) == 0)
            await town.MineAsync(chain, 1 + chance.Next(8));
    }

    private static async Task NameAsync(Town town, Random chance, Dictionary<(string, string), string> houses)
    {
        var (who, house) = (
            chance.Next(8),
            chance.Next(3) switch
            {
                0 => "",
                1 => "BitMart",
                _ => "WEEX",
            }
        );
        var (chain, address) = chance.Next(2) == 0 ? (Town.Outputs, Town.Owners[who]) : (Town.Accounts, Town.People[who].ToString());
        await town.LabelAsync(chain, address, house);
        houses[(chain, address)] = house;
    }
}
