using Kontor.Analytics.Markets;
using Kontor.Analytics.Signals;
using Kontor.Analytics.Tests.Markets;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Commands;
using Kontor.World.Compliance;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>What large holders do decides about chances and risks, and is told.</summary>
public sealed class ChainSignalsTests
{
    private const string Chain = "lab";
    private const long HourMs = 3_600_000;
    private const long Price = 5_000_000;
    private const long HigherPrice = 5_500_000;
    private static readonly Address20 s_ann = Address20.Parse("0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    private static readonly Address20 s_desk = Address20.Parse("0xdddddddddddddddddddddddddddddddddddddddd");
    private static readonly Address20 s_bitcoin = Address20.Parse("0xc0ffee0000000000000000000000000000000001");

    /// <summary>Ann has 1,000 BTC, and gets more of it from a house, or gives it some. Nobody trades more than 9,000 dollars at once.</summary>
    [Fact]
    public async Task A_week_in_which_a_large_holder_buys_and_sells()
    {
        await using var trading = await TradingWorld.OpenAsync();
        await FoundAsync(trading);
        var scene = new Watched(trading);
        await TradeTwiceAsync(trading, 0, isBuy: true, Price);
        // Six percent more, and everything that was traded was bought: 50 + 15 + 6.
        await SendAsync(trading, 1, 10, s_desk, s_ann, 60);
        await TradeTwiceAsync(trading, 1, isBuy: true, Price);
        await SendAsync(trading, 2, 10, s_desk, s_ann, 100);
        await TradeTwiceAsync(trading, 2, isBuy: true, Price);
        await SendAsync(trading, 3, 10, s_ann, s_desk, 30);
        await TradeTwiceAsync(trading, 3, isBuy: true, Price);
        await TradeTwiceAsync(trading, 4, isBuy: true, HigherPrice);
        await SendAsync(trading, 4, 13, s_ann, s_desk, 20);
        await scene.ReadyAsync();
        var open = scene.Analyst.Signals.Current.Chances;
        await TradeTwiceAsync(trading, 5, isBuy: false, HigherPrice);
        await SendAsync(trading, 5, 13, s_ann, s_desk, 60);
        await AdvanceAsync(trading, 6, 10);
        await scene.ReadyAsync();
        Assert.Empty(scene.Analyst.Signals.Current.Chances);
        Assert.Equal(
            (2, 0),
            (scene.Analyst.Signals.Current.Risks.Single().Chain.Active, scene.Analyst.Signals.Current.Risks.Single().Chain.Newly)
        );
        string[] expected =
        [
            "1 10:05 Chance5",
            "2 00:00 Chance3",
            "3 00:00 Chance3",
            "3 00:00 Chance28",
            "4 00:00 Chance4",
            "4 12:05 Chance30",
            "4 12:05 Chance16",
            "5 00:00 Chance2",
            "5 12:05 Chance18",
            "5 13:05 Risk24",
            "5 13:05 Risk1",
            "6 00:00 Risk29",
            "6 00:00 Risk1",
        ];
        var said = scene.Analyst.Signals.Announcements.ReadAfter(-1, 1_000);
        Assert.Equal(expected, said.Select(Text));
        var chance = Assert.Single(open);
        Assert.Equal(new ChainFigures((Int128)50_000 * Fixed.One, 0, 2, 0), chance.Chain);
        // 50, all that was bought, 1.769912 % less with large holders, a tenth above their cost, a tenth above yesterday's price.
        Assert.Equal((6_873_008_800, 6_873_008_800 - 7_100_000_000), ((long)chance.Score, (long)chance.ScoreChange));
        await scene.DisposeAsync();
        await trading.RestartAsync();
        await using var again = new Watched(trading);
        await again.ReadyAsync();
        Assert.Equal<SignalMessage>(said, again.Analyst.Signals.Announcements.ReadAfter(-1, 1_000));
    }

    private static string Text(SignalMessage message)
    {
        var passed = TimeSpan.FromMilliseconds(Grid.At(message.TimeMs) - TradingWorld.StartMs);
        return $"{passed.Days} {passed:hh\\:mm} {message.Kind}{message.Number}";
    }

    /// <summary>At noon and ten minutes later.</summary>
    private static async Task TradeTwiceAsync(TradingWorld trading, int day, bool isBuy, long priceTicks)
    {
        await AdvanceAsync(trading, day, 12);
        await trading.TradeAsync(0, Venue.Spot, "BTC", isBuy, priceTicks, 160);
        await trading.AdvanceAsync(2 * Grid.StepMs);
        await trading.TradeAsync(0, Venue.Spot, "BTC", isBuy, priceTicks, 160);
        await trading.AdvanceAsync(Grid.StepMs);
    }

    private static async Task SendAsync(TradingWorld trading, int day, int hour, Address20 from, Address20 to, ulong coins)
    {
        await AdvanceAsync(trading, day, hour);
        var amount = coins * (ulong)Fixed.One;
        await Ok(trading, new SendTransaction(Chain, from, s_bitcoin, Word256.Zero, TokenCall.Transfer(to, amount)));
        await Ok(trading, new MineBlocks(Chain, 1));
        await trading.AdvanceAsync(Grid.StepMs);
    }

    private static Task AdvanceAsync(TradingWorld trading, int day, int hour) =>
        trading.AdvanceAsync(TradingWorld.StartMs + day * Grid.DayMs + hour * HourMs - trading.World.Clock.NowMs);

    private static async Task FoundAsync(TradingWorld trading)
    {
        var coin = Word256.Parse("1000000000000000000");
        await Ok(
            trading,
            new DefineChain(
                new ChainRecord
                {
                    Name = Chain,
                    ChainId = 77,
                    FullName = "Lab Chain",
                    ShortName = "LAB",
                    NativeSymbol = "LAB",
                    NativeDecimals = 18,
                    GenesisMs = TradingWorld.StartMs,
                    Treasury = Address20.Parse("0x0000000000000000000000000000000000000099"),
                    Miner = Address20.Parse("0x0000000000000000000000000000000000000098"),
                },
                [
                    new Allocation(s_ann, null, coin),
                    new Allocation(s_desk, null, coin),
                    new Allocation(s_ann, s_bitcoin, 1_000 * (ulong)Fixed.One),
                    new Allocation(s_desk, s_bitcoin, 1_000 * (ulong)Fixed.One),
                ]
            )
            {
                Contracts =
                [
                    new(
                        s_bitcoin,
                        new ContractTerms(ContractKind.Erc20)
                        {
                            Name = "Bitcoin",
                            Symbol = "BTC",
                            Decimals = Fixed.Decimals,
                        }
                    ),
                ],
            }
        );
        await Ok(trading, new LabelAddress(new AddressLabel(Chain, s_desk.ToString(), "Desk", AddressLabel.Exchange, IsBlack: false)));
    }

    private static async Task Ok<T>(TradingWorld trading, Command<Outcome<T>> command)
    {
        var done = (await trading.World.ExecuteAsync(command)).Value;
        Assert.True(done.IsOk, $"{command}: {done.Reject}");
    }
}
