using System.Threading.Channels;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>
/// Does the work of verification jobs, one after the other, beside the world: no order waits for a compiler. The jobs stand in the world, so
/// what a venue has not finished when it stops is done by the next one.
/// </summary>
public sealed class ContractVerifier : IAsyncDisposable
{
    /// <summary>So long nobody asks again for a chain or a world that could not be reached.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly LiveWorld _world;
    private readonly IServedChains _chains;
    private readonly TimeProvider _time;
    private readonly SourceCheck _check;
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _working;

    /// <param name="time">Of this machine: compilers know nothing of the world's time.</param>
    /// <exception cref="FormatException">A compiler is not there.</exception>
    public ContractVerifier(LiveWorld world, IServedChains chains, GateOptions options, TimeProvider time)
    {
        (_world, _chains, _time) = (world, chains, time);
        if (options.Solc.FirstOrDefault(path => !File.Exists(path)) is { } missing)
            throw new FormatException($"There is no compiler '{missing}'.");
        var timeMax = TimeSpan.FromMilliseconds(options.SolcTimeMs);
        _check = new SourceCheck([.. options.Solc.Select(path => new SolcCompiler(path, timeMax, time))]);
        _working = Task.Run(WorkAsync);
    }

    public bool HasCompiler => _check.HasCompiler;

    /// <summary>There is a new job.</summary>
    public void Wake() => _news.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _working;
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                var isDone = await WorkOffAsync();
                if (!isDone)
                    await Task.Delay(s_pause, _time, _stop.Token);
                else
                    await _news.Reader.ReadAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // What is left waits for the next start.
        }
    }

    /// <summary>False where something could not be done now.</summary>
    private async Task<bool> WorkOffAsync()
    {
        var isDone = true;
        var tried = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var answer = await _world.ReadAsync(state => NextWork(state, tried));
            if (answer.Status != AnswerStatus.Done)
                return false;
            if (answer.Value is not { } work)
                return isDone;
            tried.Add(work.Job.Guid);
            isDone &= await TrySettleAsync(work.Chain, work.Job);
        }
    }

    private (string Chain, VerificationJob Job)? NextWork(World.State.WorldState state, HashSet<string> tried)
    {
        foreach (var chain in state.Chains.All)
        {
            foreach (var job in chain.Verifications.Work)
            {
                // A source waits until there is a compiler.
                if (!tried.Contains(job.Guid) && (job.Kind == VerificationKind.Proxy || HasCompiler))
                    return (chain.Name, job);
            }
        }
        return null;
    }

    private async Task<bool> TrySettleAsync(string chain, VerificationJob job)
    {
        if (_chains.Find(chain) is not { } served)
            return false;
        JobResult result;
        try
        {
            result = await CheckAsync(served, job);
        }
        catch (Exception away) when (away is ChainSourceUnavailableException or ChainSourceBrokenException)
        {
            return false;
        }
        var settled = await _world.ExecuteAsync(new SettleVerification(chain, job.Guid, result.Note, result.Facts, result.Implementation));
        return settled.Status == AnswerStatus.Done;
    }

    private async Task<JobResult> CheckAsync(IServedChain chain, VerificationJob job)
    {
        var code = await chain.CodeAsync(job.Contract, _stop.Token);
        if (Hash32.Of(code.Span) != job.CodeHash)
            return JobResult.Failed("Meanwhile other code lies there, or none.");
        if (job.Kind == VerificationKind.Source)
            return await _check.RunAsync(job, code, _stop.Token);
        var found = await ProxyReader.FindAsync(chain, job.Contract, code, _stop.Token);
        if (found is null)
            return JobResult.Failed("It does not say where it leads.");
        return job.Expected is { } expected && expected != found
            ? JobResult.Failed($"It leads to {found}, not to {expected}.")
            : new JobResult("", null, found);
    }
}
