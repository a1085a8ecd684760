using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>What came of a job: what is known now, or else why not.</summary>
internal readonly record struct JobResult(string Note, CompiledFacts? Facts, Address20? Implementation)
{
    private const int NoteLengthMax = 1_000;

    public static JobResult Failed(string why) => new(why.Length > NoteLengthMax ? why[..NoteLengthMax] : why, null, null);
}

/// <summary>Compiles a source and compares what comes of it with the code that it is said to be the source of.</summary>
internal sealed class SourceCheck(IReadOnlyList<SolcCompiler> compilers)
{
    public bool HasCompiler => compilers.Count > 0;

    public async Task<JobResult> RunAsync(VerificationJob job, ReadOnlyMemory<byte> onChain, CancellationToken stop)
    {
        var source = job.Source!;
        if (source.Format == SourceFormat.Vyper)
            return JobResult.Failed("There is no compiler of Vyper here.");
        if (StandardInput.Of(source) is not { } input)
            return JobResult.Failed("The source is no standard JSON input of the Solidity compiler, with all files in it.");
        var wanted = CompilerVersion.TryParse(source.CompilerVersion);
        if (wanted is null && source.CompilerVersion.Length > 0)
            return JobResult.Failed($"'{source.CompilerVersion}' is no version of the Solidity compiler.");
        var result = JobResult.Failed($"There is no compiler of the version {source.CompilerVersion} here.");
        foreach (var compiler in compilers)
        {
            if (await compiler.VersionAsync(stop) is not { } version)
            {
                result = compilers.Count == 1 ? JobResult.Failed($"The compiler does not say its version: {compiler.Path}.") : result;
                continue;
            }
            if (wanted is { } asked && !version.IsWantedBy(asked))
                continue;
            result = Judge(job, input, version, await compiler.CompileAsync(input.Json, stop), onChain.Span);
            if (result.Facts is not null)
                break;
        }
        return result;
    }

    private static JobResult Judge(
        VerificationJob job,
        StandardInput input,
        CompilerVersion version,
        CompilerAnswer answer,
        ReadOnlySpan<byte> onChain
    )
    {
        if (answer.Fault.Length > 0)
            return JobResult.Failed(answer.Fault);
        var (contracts, mistake) = CompilerOutput.Read(answer.Output, input.Name);
        if (mistake.Length > 0)
            return JobResult.Failed(mistake);
        var best = CodeVerdict.No("");
        CompiledContract? found = null;
        foreach (var contract in contracts)
        {
            var verdict = CodeComparison.Compare(contract.Code, onChain, job.Contract, job.Source!.Libraries);
            if (found is null || verdict.Match > best.Match)
                (best, found) = (verdict, contract);
        }
        if (best.Match == CodeMatch.None)
            return JobResult.Failed(best.Reason);
        if (System.Text.Encoding.UTF8.GetByteCount(found!.Abi) > ChainBounds.SourceBytesMax)
            return JobResult.Failed("What the compiler says of the contract is too long to be kept.");
        var facts = new CompiledFacts
        {
            Compiler = version.ToString(),
            ContractName = input.Name,
            Abi = found.Abi,
            IsOptimized = input.IsOptimized,
            Runs = input.Runs,
            EvmVersion = input.EvmVersion,
            MetadataPlace = CodeMetadata.PlaceIn(onChain),
            IsExact = best.Match == CodeMatch.Exact,
        };
        var note = facts.IsExact ? "Every byte is the same." : "The code is the same; what describes its sources is not.";
        return new JobResult(note, facts, null);
    }
}
