using Kontor.Log;
using Kontor.Log.History;
using Kontor.World;
using Kontor.World.State;

namespace Kontor.Simulation;

/// <summary>
/// Lives one life twice: a world on a disk on which things go wrong, and its twin that only ever hears of what the first one
/// acknowledged, never stops and never takes a snapshot. Whatever happens, both say the same and are in the same state.
/// </summary>
internal sealed class Simulator : IAsyncDisposable
{
    private const int BurstMax = 24;
    private const int CompareEvery = 200;

    private readonly int _seed;
    private readonly Random _chance;
    private readonly Workload _workload;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kontor-simulation-");
    private readonly LiveWorld _twin;
    private readonly Tally _tally = new();
    private StormDisk _disk;
    private LiveWorld _world;
    private int _step;

    private Simulator(int seed)
    {
        _seed = seed;
        _chance = new Random(seed);
        _workload = new Workload(new Random(_chance.Next()), (ulong)seed);
        _disk = NewDisk();
        _world = Open();
        _twin = LiveWorld.Open(Options with { SnapshotEvery = long.MaxValue, History = new MemoryHistoryStore() }, new MemoryLog());
    }

    private WorldOptions Options =>
        new()
        {
            Seed = (ulong)_seed,
            ManualStartMs = Scene.StartMs,
            SnapshotEvery = 700,
            BatchMax = 16,
        };

    /// <summary>Runs a life of so many steps and says what it was made of.</summary>
    public static async Task<Life> RunAsync(int seed, int steps)
    {
        await using var simulator = new Simulator(seed);
        foreach (var deed in simulator._workload.Founding())
            await simulator.BurstAsync([deed]);
        for (simulator._step = 0; simulator._step < steps; simulator._step++)
            await simulator.StepAsync();
        await simulator.StopInOrderAsync();
        var hash = await simulator.CompareAsync();
        return new Life(seed, steps, simulator._tally, (await simulator._twin.ReadAsync(WhatCameOfIt)).Value, hash);
    }

    private async Task StepAsync()
    {
        await _workload.LookAsync(_twin);
        await DoAsync();
    }

    private Task DoAsync() =>
        _chance.Next(1_000) switch
        {
            < 12 => StopSuddenlyAsync(),
            < 16 => StopInOrderAsync(),
            < 22 => FillDiskAsync(),
            _ => BurstAsync(_workload.Next(_chance.Next(1, BurstMax))),
        };

    /// <summary>Many callers at once. What was acknowledged is told to the twin; it must say the same.</summary>
    private async Task<List<Deed>> BurstAsync(List<Deed> deeds)
    {
        var given = await GiveTogetherAsync(deeds);
        var unanswered = new List<Deed>();
        var acknowledged = new List<(Deed Deed, Said Said)>();
        for (var index = 0; index < deeds.Count; index++)
        {
            var said = await given[index];
            if (said.Status == AnswerStatus.Done)
                acknowledged.Add((deeds[index], said));
            else
                unanswered.Add(deeds[index]);
            Expect(
                unanswered.Count == 0 || said.Status != AnswerStatus.Done || !_disk.HasStopped,
                "something was acknowledged after the machine had stopped"
            );
        }
        await TellTwinAsync(acknowledged);
        if (_step % CompareEvery == 0 && unanswered.Count == 0)
            await CompareAsync();
        return unanswered;
    }

    // The writer is held until all of them wait, so that the same seed cuts the same batches and meets the same calls to the disk.
    private async Task<List<Task<Said>>> GiveTogetherAsync(List<Deed> deeds)
    {
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var mayGo = new ManualResetEventSlim();
        var hold = _world
            .ReadAsync(_ =>
            {
                isHeld.SetResult();
                mayGo.Wait();
                return true;
            })
            .AsTask();
        // A world that is closed for good answers without asking.
        await Task.WhenAny(hold, isHeld.Task);
        var given = deeds.ConvertAll(deed => deed.Give(_world).AsTask());
        mayGo.Set();
        await hold;
        return given;
    }

    /// <summary>The machine stops within the next calls to the disk, whatever they are, and is started again.</summary>
    private async Task StopSuddenlyAsync()
    {
        _tally.Stops++;
        var calls = _chance.Next(12);
        await BetweenCallsAsync(disk => disk.CallsUntilStop = calls);
        var unanswered = new List<Deed>();
        while (!await BetweenCallsAsync(disk => disk.HasStopped))
            unanswered.AddRange(await BurstAsync(_workload.Next(_chance.Next(1, BurstMax))));
        await _world.DisposeAsync();
        _disk.LoseWhatWasNotFlushed();
        _disk = NewDisk();
        _world = Open();
        await CatchUpAsync(unanswered);
        await CompareAsync();
    }

    /// <summary>What nobody was told about may have happened all the same: then it happened in order, and from the first one on.</summary>
    private async Task CatchUpAsync(List<Deed> unanswered)
    {
        var more = (int)(_world.Commands - _twin.Commands);
        Expect(more >= 0, $"{-more} acknowledged commands are lost");
        Expect(more <= unanswered.Count, $"{more} commands came back where {unanswered.Count} were open");
        foreach (var deed in unanswered.Take(more))
            Note(deed, await deed.Give(_twin));
        _tally.Survivors += more;
    }

    private async Task StopInOrderAsync()
    {
        _tally.Restarts++;
        await _world.DisposeAsync();
        _disk = NewDisk();
        _world = Open();
        await CompareAsync();
    }

    /// <summary>No room for a while: nothing is acknowledged, nothing is kept, and then it goes on.</summary>
    private async Task FillDiskAsync()
    {
        _tally.FullDisks++;
        var bytes = _chance.Next(2_000);
        await BetweenCallsAsync(disk => disk.SpaceBytes = bytes);
        var unanswered = await BurstAsync(_workload.Next(BurstMax));
        var isAvailable = await BetweenCallsAsync(disk =>
        {
            disk.SpaceBytes = long.MaxValue;
            return _world.IsAvailable;
        });
        if (isAvailable || unanswered.Count == 0)
            return;
        // A log that could not even be cut back is closed for good; only a restart says what is in it.
        var said = await Workload.Nothing.Give(_world);
        if (said.Status == AnswerStatus.Done)
        {
            await TellTwinAsync([(Workload.Nothing, said)]);
            await CompareAsync();
            return;
        }
        await _world.DisposeAsync();
        _disk = NewDisk();
        _world = Open();
        unanswered.Add(Workload.Nothing);
        await CatchUpAsync(unanswered);
        await CompareAsync();
    }

    // Answers leave before the writer has put the histories away: only on its own thread can the disk be touched at the same moment of
    // the same life each time. A writer that has stopped for good touches it no more.
    private async Task<T> BetweenCallsAsync<T>(Func<StormDisk, T> touch)
    {
        var answer = await _world.ReadAsync(_ => touch(_disk));
        return answer.Status == AnswerStatus.Done ? answer.Value : touch(_disk);
    }

    // Its chances are its own: the writer draws them while the people of the world draw theirs.
    private StormDisk NewDisk() => new(new Random(_chance.Next()));

    private async Task TellTwinAsync(List<(Deed Deed, Said Said)> acknowledged)
    {
        var answers = acknowledged.ConvertAll(told => told.Deed.Give(_twin).AsTask());
        for (var index = 0; index < acknowledged.Count; index++)
        {
            var ((deed, said), twin) = (acknowledged[index], await answers[index]);
            Expect(twin.IsSameAs(said), $"{deed}: the world says {said.Words}, its twin {twin.Words}");
            Note(deed, said);
        }
    }

    private void Note(Deed deed, Said said)
    {
        if (said.Refusal == Reject.None)
            said.Tell?.Invoke();
        _tally.Count(deed.Command.Kind, said.Refusal);
    }

    private async Task<string> CompareAsync()
    {
        var report = (await _world.CheckAsync()).Value;
        Expect(report.Ok, string.Join("; ", report.Broken));
        var twin = (await _twin.CheckAsync()).Value;
        Expect(twin.Ok, string.Join("; ", twin.Broken));
        Expect(
            string.Equals(report.Hash, twin.Hash, StringComparison.Ordinal),
            $"the world is in state {report.Hash}, its twin in {twin.Hash}"
        );
        await CompareFacesAsync();
        return report.Hash;
    }

    private async Task CompareFacesAsync()
    {
        var user = _chance.Next(1, Scene.FoundingUsers + 1);
        var toMs = _world.Clock.NowMs - (_chance.Next(2) * _chance.NextInt64(3_600_000));
        var (face, twin) = (await PublicFace.OfAsync(_world, user, toMs), await PublicFace.OfAsync(_twin, user, toMs));
        Expect(string.Equals(face, twin, StringComparison.Ordinal), $"seen from outside they differ: {PublicFace.Difference(face, twin)}");
    }

    private LiveWorld Open() =>
        LiveWorld.Open(
            Options with
            {
                History = FileHistoryStore.In(_directory.FullName, null, _disk),
                HistoryHotMax = 64,
            },
            FileLog.Open(_directory.FullName, new FileLogOptions { SegmentBytes = 1 << 16 }, _disk)
        );

    private static string WhatCameOfIt(WorldState state) =>
        $"{state.Spot.History.Fills.NextId - 1} spot fills, {state.Spot.History.Triggers.NextId - 1} triggers over, "
        + $"{state.Margin.Repayments.NextId - 1} repayments, {state.Perpetuals.History.Fills.NextId - 1} fills of contracts, "
        + $"{state.Perpetuals.History.Positions.NextId - 1} positions closed, {state.Perpetuals.History.Plans.NextId - 1} plans over, "
        + $"{state.Perpetuals.History.FundingRates.NextId - 1} funding rounds, {state.Funding.FinishedDeposits.NextId - 1} deposits, "
        + $"{state.Funding.FinishedWithdrawals.NextId - 1} withdrawals, {state.Ledger.Bills.NextId - 1} bills";

    private void Expect(bool isRight, string otherwise)
    {
        if (!isRight)
            throw new SimulationFailedException(_seed, _step, otherwise);
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _twin.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
