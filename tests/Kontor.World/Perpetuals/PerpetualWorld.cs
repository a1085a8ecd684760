using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.State;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>
/// A world without a log and without threads, with two contracts to trade at: BTC and ETH, where a lot is a whole coin and one lot at one
/// tick is worth one USDT of 1,000 units. The taker pays 0.1 %, the maker nothing, so that most amounts are whole.
/// </summary>
public sealed class PerpetualWorld
{
    public const string Btc = "BTCUSDT";
    public const string Eth = "ETHUSDT";
    public const long Unit = 1_000;

    public static ContractRecord Contract(string symbol) =>
        new()
        {
            Symbol = symbol,
            Base = symbol[..3],
            Quote = "USDT",
            TickUnits = 1_000,
            LotUnits = 1_000,
            LotsMax = 1_000,
            MarketLotsMax = 500,
            PositionLotsMax = 2_000,
            LeverageMax = 100,
            Brackets = LeverageBracket.Ladder((10_000_000, 100, 5_000), (50_000_000, 50, 10_000), (300_000_000, 10, 50_000)),
            MakerFeePpm = 0,
            TakerFeePpm = 1_000,
            PriceBandPpm = 500_000,
            OpenOrdersMax = 20,
        };

    public PerpetualWorld(params ReadOnlySpan<ContractRecord> contracts)
    {
        State = new WorldState();
        State.Begin(NowMs);
        State.Begin(TestWorld.Options.ToGenesis());
        foreach (var asset in (string[])["BTC", "ETH", "USDT"])
            Ok(new DefineAsset(ExchangeId.Weex, TestWorld.Asset(asset, 3)));
        foreach (var contract in contracts.IsEmpty ? [Contract(Btc), Contract(Eth)] : contracts)
            Define(contract);
    }

    public WorldState State { get; private set; }
    public long NowMs { get; set; } = TestWorld.StartMs;
    public ExchangeLedger Ledger => State.Ledger.Find(ExchangeId.Weex)!;
    public PerpetualExchange Perpetuals => State.Perpetuals.Of(Ledger);
    public int Usdt => Ledger.Assets.IndexOf("USDT");

    public Contract At(string symbol) => Perpetuals.ContractOf(symbol)!;

    public T Do<T>(Command<T> command)
    {
        State.Begin(NowMs);
        var result = command.Apply(State, NowMs);
        State.End();
        return result;
    }

    public T Ok<T>(Command<Outcome<T>> command) => Do(command).Value;

    public Reject RejectOf<T>(Command<Outcome<T>> command) => Do(command).Reject;

    public void Define(ContractRecord contract) => Ok(new DefineContract(ExchangeId.Weex, contract));

    public long User(string name) => (State.Directory.FindUser(name) ?? Ok(new CreateUser(name))).Number;

    public AccountPlace Wallet(string user) => new(ExchangeId.Weex, User(user), WalletId.Contract, "USDT");

    public void Credit(string user, long coins) => Ok(new CreditWallet(Wallet(user), (Int128)coins * Unit));

    public Outcome<PerpetualOrderRow> Place(string user, string symbol, PerpetualOrderRequest order) =>
        Do(new PlacePerpetualOrder(ExchangeId.Weex, User(user), symbol, order));

    public static PerpetualOrderRequest Limit(OrderAction action, long priceTicks, long lots) =>
        new()
        {
            Action = action,
            PriceTicks = priceTicks,
            Lots = lots,
        };

    public static PerpetualOrderRequest Market(OrderAction action, long lots) =>
        new()
        {
            Action = action,
            Kind = PerpetualOrderKind.Market,
            Lots = lots,
        };

    /// <summary>Says what positions are valued at.</summary>
    public void Price(string symbol, long ticks)
    {
        At(symbol).MarkUnits = ticks * At(symbol).Record.TickUnits;
    }

    public string[] Broken()
    {
        var broken = new List<string>();
        foreach (var folder in State.Folders)
            folder.Check(broken);
        return [.. broken];
    }

    public string Hash => SnapshotCodec.Hash(State);

    /// <summary>What a restart makes of it: saved, and loaded into a new one.</summary>
    public WorldState Reloaded()
    {
        var loaded = new WorldState();
        SnapshotCodec.Load(loaded, SnapshotCodec.Save(State, []).Span);
        return loaded;
    }

    public void Restart() => State = Reloaded();
}
