using System.Globalization;
using System.Net;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Kontor.Gate;
using Kontor.Server;
using Microsoft.AspNetCore.Http;

namespace Kontor.Bench.Gate;

/// <summary>The gate alone, without HTTP: what one accepted request costs in time and bytes.</summary>
[MemoryDiagnoser]
public class AdmitBench
{
    /// <summary>A frozen clock never refills the flood budget, so it moves a little: far less than any signature window during a run.</summary>
    private const int CallsPerMs = 1_000;

    private readonly Call _call = new();
    private readonly HeaderDictionary _headers = [];
    private readonly RequestIds _ids = new(1, 1);
    private ConstantVenue? _venue;
    private Dialect? _dialect;
    private GateCase? _case;
    private long _calls;

    [ParamsSource(nameof(DialectNames))]
    public string DialectName { get; set; } = "";

    public static IEnumerable<string> DialectNames =>
        GateCase
            .All.Where(one => ClientSigners.ByDialect.ContainsKey(one.Dialect) && one.NonceHeader is null && one.Body.Length == 0)
            .Select(one => one.Dialect);

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _case = GateCase.All.Single(one => one.Dialect == DialectName);
        _venue = await ConstantVenue.OpenAsync(new ReferenceAnswer(1, 0));
        _dialect = _venue.Dialects.Single(one => one.Name == DialectName);
        foreach (var (header, value) in GateBench.Sign(_case).Headers)
            _headers[header] = value;
    }

    [GlobalCleanup]
    public async Task CloseAsync() => await _venue!.DisposeAsync();

    [Benchmark]
    public async ValueTask AdmitAsync()
    {
        if (await WalkAsync() is { } refusal)
            throw new InvalidOperationException($"{DialectName} refuses: {refusal}");
        _call.End();
    }

    /// <summary>In this process: what it measures needs no other runtime, and a build of its own would need a feed.</summary>
    public static BenchTable Run(string directory)
    {
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(directory);
        var summary = BenchmarkRunner.Run<AdmitBench>(config);
        return new BenchTable(
            "The gate alone, without HTTP: walking the whole profile for one request that is accepted (BenchmarkDotNet, short job, in process). What xlayer allocates are the query parameters that its last stages read for the endpoint.",
            ["dialect", "mean", "± error", "allocated"],
            [.. summary.Reports.Select(Row)]
        );
    }

    private static string[] Row(BenchmarkReport report)
    {
        var statistics = report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} did not run.");
        return
        [
            report.BenchmarkCase.Parameters.Items[0].Value.ToString()!,
            string.Create(CultureInfo.InvariantCulture, $"{statistics.Mean:N0} ns"),
            string.Create(CultureInfo.InvariantCulture, $"{statistics.StandardError:N0} ns"),
            $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)} B",
        ];
    }

    private ValueTask<Catalog.Refusal?> WalkAsync()
    {
        _call.Begin(
            _dialect!,
            null,
            _case!.Method,
            _case.Target,
            _headers,
            IPAddress.Loopback,
            _ids.Next(),
            VenueProcess.Start.ToUnixTimeMilliseconds() + (_calls++ / CallsPerMs)
        );
        return _dialect!.Profile.AdmitAsync(_call);
    }
}
