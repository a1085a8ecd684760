using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.World.Tests;

/// <summary>Worlds with a manual clock, and the short words that the test scripts are written in.</summary>
public static class TestWorld
{
    public const long StartMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z

    public static WorldOptions Options { get; } = new() { Seed = 42, ManualStartMs = StartMs };

    public static LiveWorld Open(TestDisk? disk = null, WorldOptions? options = null) =>
        LiveWorld.Open(options ?? Options, new TestLog(disk ?? new TestDisk()));

    public static async Task<T> Do<T>(this LiveWorld world, Command<T> command) => (await world.ExecuteAsync(command)).Value;

    /// <summary>Does what must succeed.</summary>
    public static async Task<T> Ok<T>(this LiveWorld world, Command<Outcome<T>> command) => (await world.ExecuteAsync(command)).Value.Value;

    public static async Task<Reject> RejectOf<T>(this LiveWorld world, Command<Outcome<T>> command) =>
        (await world.ExecuteAsync(command)).Value.Reject;

    public static async Task<T> Ask<T>(this LiveWorld world, Func<WorldState, T> read) => (await world.ReadAsync(read)).Value;

    public static async Task<string> HashOf(this LiveWorld world)
    {
        var report = (await world.CheckAsync()).Value;
        Assert.True(report.Ok, string.Join("; ", report.Broken));
        return report.Hash;
    }

    public static async Task<UserRecord> User(this LiveWorld world, string name) => await world.Ok(new CreateUser(name));

    public static AssetRecord Asset(string code, int decimals) =>
        new()
        {
            Code = code,
            Name = code,
            Decimals = decimals,
        };

    /// <summary>BTC, USDT and the market BTC_USDT at BitMart.</summary>
    public static async Task DefineBitMart(this LiveWorld world)
    {
        await world.Ok(new DefineAsset(ExchangeId.BitMart, Asset("BTC", 8)));
        await world.Ok(new DefineAsset(ExchangeId.BitMart, Asset("USDT", 6)));
        await world.Ok(new DefineAsset(ExchangeId.BitMart, Asset("ETH", 18)));
        await world.Ok(
            new DefineMarket(
                ExchangeId.BitMart,
                new MarketRecord
                {
                    Symbol = "BTC_USDT",
                    Base = "BTC",
                    Quote = "USDT",
                    TickUnits = 10_000,
                    LotUnits = 10_000,
                }
            )
        );
    }

    public static AccountPlace Spot(long user, string asset) => new(ExchangeId.BitMart, user, WalletId.Spot, asset);

    public static async Task<Balance> BalanceOf(this LiveWorld world, long user, WalletId wallet, string asset) =>
        await world.Ask(state => state.Ledger.Find(ExchangeId.BitMart)!.BalanceOf(user, wallet, asset));
}
