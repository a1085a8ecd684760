using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.World.Tests.Margin;

/// <summary>
/// A world with one market that lends: BTC at prices in whole USDT and sizes in ten-thousandths of a coin. Ada borrows; Bob has
/// everything and trades in the spot wallet.
/// </summary>
internal sealed class MarginWorld : IAsyncDisposable
{
    public const string Symbol = "BTC_USDT";
    public const long Usdt = 1_000_000;
    public const long Btc = 100_000_000;

    public static WalletId Wallet { get; } = WalletId.IsolatedMargin(Symbol);

    private MarginWorld(LiveWorld world, TestDisk disk) => (World, Disk) = (world, disk);

    public LiveWorld World { get; private set; }
    public TestDisk Disk { get; }
    public long Ada { get; private set; }
    public long Bob { get; private set; }

    public static MarginTerms Terms { get; } =
        new()
        {
            Symbol = Symbol,
            Leverage = 5,
            Base = new LendingTerms
            {
                HourlyRatePpb = 40_000,
                BorrowMin = Btc / 1_000,
                BorrowMax = 10 * Btc,
            },
            Quote = new LendingTerms
            {
                HourlyRatePpb = 20_000,
                BorrowMin = 10 * Usdt,
                BorrowMax = 100_000 * Usdt,
            },
        };

    /// <summary>Nothing costs a fee here, so that the numbers of a test can be worked out by hand.</summary>
    public static async Task<MarginWorld> Open()
    {
        var disk = new TestDisk();
        var margin = new MarginWorld(TestWorld.Open(disk), disk);
        var world = margin.World;
        await world.DefineBitMart();
        var market = await world.Ask(state => state.FindMarket(ExchangeId.BitMart, Symbol)!);
        await world.Ok(new DefineMarket(ExchangeId.BitMart, market with { MakerFeePpm = 0, TakerFeePpm = 0 }));
        await world.Ok(new DefineMargin(ExchangeId.BitMart, Terms));
        margin.Ada = (await world.User("Ada")).Number;
        margin.Bob = (await world.User("Bob")).Number;
        await world.Ok(new CreditWallet(TestWorld.Spot(margin.Bob, "USDT"), 100_000_000 * Usdt));
        await world.Ok(new CreditWallet(TestWorld.Spot(margin.Bob, "BTC"), 10_000 * Btc));
        return margin;
    }

    /// <summary>The state after a restart from the log alone is the state that was left.</summary>
    public async ValueTask DisposeAsync()
    {
        var lived = await World.HashOf();
        await World.DisposeAsync();
        var bare = new TestDisk();
        bare.Records.AddRange(Disk.Records);
        await using var fromRecords = TestWorld.Open(bare);
        Assert.Equal(lived, await fromRecords.HashOf());
        await using var fromSnapshot = TestWorld.Open(Disk);
        Assert.Equal(lived, await fromSnapshot.HashOf());
    }

    public Task Put(string asset, Int128 amount) =>
        World.Ok(new CreditWallet(new AccountPlace(ExchangeId.BitMart, Ada, Wallet, asset), amount));

    public Task<Outcome<long>> Borrow(string asset, Int128 amount) =>
        World.Do(new BorrowFunds(ExchangeId.BitMart, Ada, Symbol, asset, amount));

    public Task<Outcome<Repayment>> Repay(string asset, Int128 amount) =>
        World.Do(new RepayLoans(ExchangeId.BitMart, Ada, Symbol, asset, amount));

    /// <summary>Bob offers, or wants, so many ten-thousandths of a coin at a price in whole USDT.</summary>
    public Task Offer(Side side, long price, long lots) => Place(Bob, side, price, lots, isMargin: false);

    /// <summary>Ada trades in her margin wallet.</summary>
    public Task Trade(Side side, long price, long lots) => Place(Ada, side, price, lots, isMargin: true);

    /// <summary>Bob trades the smallest lot with himself: the last price is now that.</summary>
    public async Task Price(long price)
    {
        await Offer(Side.Sell, price, 1);
        await Offer(Side.Buy, price, 1);
    }

    public Task Clear() => World.Do(new CancelAllSpotOrders(ExchangeId.BitMart, Bob, Symbol, null));

    public Task Pass(TimeSpan time) => World.Ok(new AdvanceClock((long)time.TotalMilliseconds));

    public Task<Balance> Has(string asset) => World.BalanceOf(Ada, Wallet, asset);

    public Task<Int128> Owes(bool isBase) => World.Ask(state => Account(state)?.OwedOf(isBase) ?? 0);

    public Task<bool> IsInLiquidation() => World.Ask(state => Account(state)!.IsInLiquidation);

    public Task<Reject> OrderIsRefused() =>
        World.RejectOf(new PlaceSpotOrder(ExchangeId.BitMart, Ada, Symbol, Request(Side.Buy, 1_000, 100, isMargin: true)));

    public Task<Int128> HouseHas(House house, string asset) =>
        World.Ask(state => state.Ledger.Find(ExchangeId.BitMart)!.BalanceOf(house, asset).Available);

    private MarginAccount? Account(Kontor.World.State.WorldState state) =>
        state.Margin.Of(state.Ledger.Find(ExchangeId.BitMart)!).Find(Ada, 0);

    private Task Place(long user, Side side, long price, long lots, bool isMargin) =>
        World.Ok(new PlaceSpotOrder(ExchangeId.BitMart, user, Symbol, Request(side, price, lots, isMargin)));

    private static SpotOrderRequest Request(Side side, long price, long lots, bool isMargin) =>
        new()
        {
            Side = side,
            PriceTicks = price * 100,
            Lots = lots,
            IsMargin = isMargin,
        };
}
