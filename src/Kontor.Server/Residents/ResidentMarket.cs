using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Server.Residents;

/// <summary>
/// The residents of a venue: whoever starts one finds books with orders in them and trades going on. They stand outside the world and use
/// nothing but its commands; their chance follows from the world's seed. With a manual clock they act only when it is moved, and before
/// whoever moved it is answered, so that the same script meets the same market.
/// </summary>
internal sealed class ResidentMarket : IAsyncDisposable
{
    private const long StepMs = 1_000;

    /// <summary>Steps that one jump of the clock is worth: nobody looks at every second of a skipped day.</summary>
    private const int StepsPerJumpMax = 10;

    /// <summary>Steps between two looks at the wallets.</summary>
    private const int TopUpEvery = 300;

    /// <summary>Where the walks begin, in smallest units of a quote with eight decimals.</summary>
    private static readonly (string Coin, long Units)[] s_starts =
    [
        ("BTC", 95_000_00000000),
        ("ETH", 3_300_00000000),
        ("SOL", 190_00000000),
        ("XRP", 2_20000000),
        ("DOGE", 32000000),
    ];

    private readonly LiveWorld _world;
    private readonly List<Street> _streets = [];
    private readonly List<IStall> _stalls = [];
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _walk = Task.CompletedTask;
    private long _lastStepMs;
    private long _steps;

    private ResidentMarket(LiveWorld world) => _world = world;

    /// <summary>Puts up every ladder, and returns when the books are there.</summary>
    public static async Task<ResidentMarket> OpenAsync(LiveWorld world, ulong seed)
    {
        var market = new ResidentMarket(world);
        await market.MoveInAsync(seed);
        market._lastStepMs = world.Clock.NowMs;
        market._walk = market.WalkAsync();
        return market;
    }

    /// <summary>Lets the residents do what they would have done since they last did something.</summary>
    public async Task CatchUpAsync()
    {
        await _turn.WaitAsync(_stop.Token);
        try
        {
            var due = Math.Min((_world.Clock.NowMs - _lastStepMs) / StepMs, StepsPerJumpMax);
            for (; due > 0; due--)
                await StepAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task MoveInAsync(ulong seed)
    {
        var maker = await ResidentUser.FindOrCreateAsync(_world, "resident-maker");
        var taker = await ResidentUser.FindOrCreateAsync(_world, "resident-taker");
        // Another start of the same world goes on differently, and the same start always the same way.
        var chance = new Chance();
        chance.Seed(seed ^ (ulong)_world.Commands);
        foreach (var (coin, units) in s_starts)
            _streets.Add(new Street(new ReferencePrice(coin, units, chance), maker, taker, chance));
        _stalls.AddRange((await _world.ReadAsync(FindStalls)).Value);
        await Task.WhenAll(_stalls.Select(stall => stall.OpenAsync()));
    }

    /// <summary>Every market and every contract in a coin that the residents know.</summary>
    private List<IStall> FindStalls(WorldState state)
    {
        var stalls = new List<IStall>();
        foreach (var ledger in state.Ledger.Exchanges)
        {
            foreach (var market in state.Spot.Of(ledger).Markets)
            {
                var ladder = LadderOf(
                    ledger,
                    (market.Base, market.Quote),
                    (market.TickUnits, market.LotUnits),
                    (market.MinLots, market.MaxLots)
                );
                if (StreetOf(market.Base) is { } street)
                    stalls.Add(new SpotStall(_world, ledger.Id, market, ladder, street));
            }
            foreach (var contract in state.Perpetuals.Of(ledger).Contracts.Select(contract => contract.Record))
            {
                var ladder = LadderOf(
                    ledger,
                    (contract.Base, contract.Quote),
                    (contract.TickUnits, contract.LotUnits),
                    (contract.LotsMin, contract.LotsMax)
                );
                if (StreetOf(contract.Base) is { } street)
                    stalls.Add(new PerpetualStall(_world, ledger.Id, contract, ladder, street));
            }
        }
        return stalls;
    }

    private Street? StreetOf(string coin) => _streets.Find(street => street.Reference.Coin == coin);

    private static Ladder LadderOf(
        ExchangeLedger ledger,
        (string Base, string Quote) assets,
        (long Tick, long Lot) units,
        (long Min, long Max) lots
    ) => new(units.Tick, units.Lot, ledger.FindAsset(assets.Base)!.Decimals, ledger.FindAsset(assets.Quote)!.Decimals, lots.Min, lots.Max);

    private async Task StepAsync()
    {
        _lastStepMs = _world.Clock.NowMs;
        foreach (var street in _streets)
            street.Reference.Step();
        foreach (var stall in _stalls)
            await stall.StepAsync();
        if (++_steps % TopUpEvery == 0)
        {
            foreach (var stall in _stalls)
                await stall.TopUpAsync();
        }
    }

    // A manual clock is walked along by whoever moves it.
    private async Task WalkAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(StepMs), _world.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (!_world.Clock.IsManual)
                    await CatchUpAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The venue closes.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _walk;
        _turn.Dispose();
        _stop.Dispose();
    }
}
