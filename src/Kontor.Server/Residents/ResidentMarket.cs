using Kontor.World;
using Kontor.World.Ledger;

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
    private readonly List<ReferencePrice> _references = [];
    private readonly List<SpotStall> _stalls = [];
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
            _references.Add(new ReferencePrice(coin, units, chance));
        var houses = await _world.ReadAsync(state =>
            state.Ledger.Exchanges.Select(house => (house.Id, state.Spot.Of(house).Markets.ToArray())).ToArray()
        );
        foreach (var (exchange, markets) in houses.Value)
        foreach (var market in markets)
        {
            if (_references.Find(reference => reference.Coin == market.Base) is not { } reference)
                continue;
            var (baseAsset, quote) = (
                await _world.ReadAsync(state =>
                    (state.Ledger.Find(exchange)!.FindAsset(market.Base)!, state.Ledger.Find(exchange)!.FindAsset(market.Quote)!)
                )
            ).Value;
            _stalls.Add(
                new SpotStall(_world, exchange, market, baseAsset, reference, maker, taker, chance) { QuoteDecimals = quote.Decimals }
            );
        }
        await Task.WhenAll(_stalls.Select(stall => stall.OpenAsync()));
    }

    private async Task StepAsync()
    {
        _lastStepMs = _world.Clock.NowMs;
        foreach (var reference in _references)
            reference.Step();
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
