using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.World.Tests.Spot;

/// <summary>
/// A world without a log and without threads, with one exchange to trade at: BTC_USDT, where a lot is a whole coin of 1,000 units and one
/// lot at one tick is worth 1,000 units of USDT, so that a fee of 0.1 % is a whole number.
/// </summary>
public sealed class SpotWorld
{
    public const string Symbol = "BTC_USDT";
    public const long StartMs = TestWorld.StartMs;

    public static MarketRecord Market { get; } =
        new()
        {
            Symbol = Symbol,
            Base = "BTC",
            Quote = "USDT",
            TickUnits = 1_000,
            LotUnits = 1_000,
        };

    public SpotWorld(MarketRecord? market = null)
    {
        State = new WorldState();
        State.Begin(StartMs);
        State.Begin(TestWorld.Options.ToGenesis());
        Ok(new DefineAsset(ExchangeId.BitMart, TestWorld.Asset("BTC", 3)));
        Ok(new DefineAsset(ExchangeId.BitMart, TestWorld.Asset("USDT", 3)));
        Ok(new DefineAsset(ExchangeId.BitMart, TestWorld.Asset("ETH", 3)));
        Ok(new DefineMarket(ExchangeId.BitMart, market ?? Market));
    }

    public WorldState State { get; }
    public long NowMs { get; set; } = StartMs;
    public ExchangeLedger Ledger => State.Ledger.Find(ExchangeId.BitMart)!;
    public SpotExchange Spot => State.Spot.Of(Ledger);

    public T Do<T>(Command<T> command)
    {
        State.Begin(NowMs);
        var result = command.Apply(State, NowMs);
        State.End();
        return result;
    }

    public T Ok<T>(Command<Outcome<T>> command) => Do(command).Value;

    public long User(string name) => (State.Directory.FindUser(name) ?? Ok(new CreateUser(name))).Number;

    public void Credit(long user, string asset, Int128 units, WalletId? wallet = null) =>
        Ok(new CreditWallet(new AccountPlace(ExchangeId.BitMart, user, wallet ?? WalletId.Spot, asset), units));

    public Balance BalanceOf(long user, string asset, WalletId? wallet = null) => Ledger.BalanceOf(user, wallet ?? WalletId.Spot, asset);

    public Outcome<SpotOrderRow> Place(long user, SpotOrderRequest order, string symbol = Symbol) =>
        Do(new PlaceSpotOrder(ExchangeId.BitMart, user, symbol, order));

    public void Define(MarketRecord market) => Ok(new DefineMarket(ExchangeId.BitMart, market));

    public string[] Broken()
    {
        var broken = new List<string>();
        foreach (var folder in State.Folders)
            folder.Check(broken);
        return [.. broken];
    }

    /// <summary>What a restart makes of it: saved, and loaded into a new one.</summary>
    public WorldState Reloaded()
    {
        var loaded = new WorldState();
        SnapshotCodec.Load(loaded, SnapshotCodec.Save(State, []).Span);
        return loaded;
    }
}
