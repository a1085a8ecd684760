using System.Globalization;
using System.Text;
using Kontor.Gate;
using Kontor.Gate.Signing;
using Kontor.Server;

namespace Kontor.Bench.Gate;

/// <summary>
/// Signed requests through the whole gate, beside a bare endpoint, the same with one HMAC, and nginx with a small gate in Lua. All of them
/// run at once and are measured in turn, several rounds, so that a machine that slows down slows all.
/// </summary>
public static class GateBench
{
    private const int Seconds = 3;
    private const int Rounds = 3;

    public static async Task<string> RunAsync(bool isQuick)
    {
        var directory = Directory.CreateTempSubdirectory("kontor-bench-gate-").FullName;
        try
        {
            var (seconds, rounds) = isQuick ? (1, 1) : (Seconds, Rounds);
            var throughput = await ServeAsync(directory, seconds, rounds);
            return $"{throughput.ToMarkdown()}\n\n{AdmitBench.Run(directory).ToMarkdown()}";
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Signs a request as the demo user's client would.</summary>
    public static ClientRequest Sign(GateCase one) =>
        ClientSigners.ByDialect[one.Dialect](
            DemoCredentials.Of(KontorOptions.DefaultSeed, one.Dialect),
            one.Method,
            one.Target,
            one.Body,
            VenueProcess.Start.ToUnixTimeMilliseconds()
        );

    private static async Task<BenchTable> ServeAsync(string directory, int seconds, int rounds)
    {
        var spoken = GateCase.All.Where(one => ClientSigners.ByDialect.ContainsKey(one.Dialect)).ToList();
        foreach (var one in spoken)
            RequestPool.Write(Pool(one.Dialect), [RequestPool.Text(Sign(one), one.NonceHeader)]);
        var credentials = DemoCredentials.Of(KontorOptions.DefaultSeed, GateCase.Reference);
        RequestPool.Write(Pool("bare"), [RequestPool.Text(SignBare(credentials), null)]);

        using var venue = await VenueProcess.StartAsync(directory, "--memory");
        var reference = await FirstAnswer.AskAsync(
            venue.Address,
            Pool((spoken.Find(one => one.Dialect == GateCase.Reference) ?? spoken[0]).Dialect)
        );
        var answer = new ReferenceAnswer(reference.BodyBytes, reference.OwnHeaderCount);
        using var bare = await StartTargetAsync(answer, "bare");
        using var hmac = await StartTargetAsync(answer, "hmac", credentials.Secret);
        using var constant = await StartTargetAsync(answer, "constant");
        using var nginx = await NginxServer.StartAsync(directory, answer, credentials, VenueProcess.Start.ToUnixTimeMilliseconds());

        var targets = new List<GateTarget>
        {
            await ConstantAsync("a bare Kestrel", bare, "bare"),
            await ConstantAsync("b one HMAC", hmac, "bare"),
            await ConstantAsync("d nginx + Lua", nginx, "bare"),
        };
        foreach (var one in spoken)
        {
            var access = one.IsSigned ? "signed" : "keyed";
            targets.Add(await ConstantAsync($"c0 {one.Dialect}, {access}, constant answer", constant, one.Dialect));
            var first = await FirstAnswer.AskAsync(venue.Address, Pool(one.Dialect));
            await FirstAnswer.ThrowIfRefusedAsync(venue.Address);
            targets.Add(new($"c {one.Dialect}, {access}, {one.Method} {one.Path}", venue.Address, Pool(one.Dialect), first.TotalBytes));
        }

        await MeasureAsync(targets, seconds, rounds);
        return GateReport.Throughput(targets, Traffic(seconds, rounds));

        string Pool(string name) => Path.Combine(directory, $"{name}.requests");

        async Task<GateTarget> ConstantAsync(string name, Child server, string pool)
        {
            var first = await FirstAnswer.AskAsync(server.Address, Pool(pool));
            return first.BodyBytes == answer.BodyBytes
                ? new(name, server.Address, Pool(pool), first.TotalBytes)
                : throw new InvalidOperationException(
                    $"{name} answers {first.BodyBytes} bytes and not the constant {answer.BodyBytes}: it refuses."
                );
        }
    }

    private static async Task MeasureAsync(List<GateTarget> targets, int seconds, int rounds)
    {
        foreach (var target in targets)
            await target.WarmUpAsync(seconds);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var target in targets)
                await target.MeasureAsync(seconds);
        }

        foreach (var target in targets)
            await target.MeasureHalfLoadAsync(seconds);
    }

    public static ClientRequest SignBare(ClientCredentials credentials)
    {
        const string target = "/api/v3/account/";
        var timestamp = VenueProcess.Start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = HmacSignature.SignBase64(
            Encoding.UTF8.GetBytes(credentials.Secret),
            Encoding.UTF8.GetBytes($"{timestamp}GET{target}")
        );
        return new ClientRequest(
            "GET",
            target,
            "",
            [
                ("ACCESS-KEY", credentials.Key),
                ("ACCESS-SIGN", signature),
                ("ACCESS-TIMESTAMP", timestamp),
                ("ACCESS-PASSPHRASE", credentials.Passphrase),
            ]
        );
    }

    private static Task<Child> StartTargetAsync(ReferenceAnswer answer, params IEnumerable<string> arguments) =>
        Child.StartReadyAsync(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Kontor.Bench.dll"),
                "target",
                $"{answer.BodyBytes}",
                $"{answer.HeaderCount}",
                .. arguments,
            ]
        );

    private static string Traffic(int seconds, int rounds) =>
        $"Prepared requests over kept connections on loopback: wrk, {Wrk.Threads} threads, {Wrk.Connections} connections, the middle of {rounds} rounds of {seconds} s each "
        + $"after as long a warm-up; half load pauses before each request so that about half as many are sent. The load generator and the servers share {Environment.ProcessorCount} cores. "
        + $"a, b and d answer as many bytes and headers as {GateCase.Reference} does; c is a whole venue with its world (its clock stands still, its limits are walked and never met); "
        + "c0 is the same gate with the constant answer of a and b behind it. The columns \"/ a\", \"/ b\" and \"/ d\" are ratios of requests/s.";
}
