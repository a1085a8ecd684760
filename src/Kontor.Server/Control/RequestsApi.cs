using System.Globalization;
using Kontor.Gate;
using Kontor.Gate.Recording;

namespace Kontor.Server.Control;

/// <summary>The recorder, read by people: which stage refused a request, and why.</summary>
internal static class RequestsApi
{
    private const int ListMax = 1000;

    public static void MapRequests(this RouteGroupBuilder control)
    {
        control.MapGet("/requests", List).WithSummary("The newest requests, newest first.");
        control
            .MapGet("/requests/{id}", Show)
            .WithSummary("Every gate decision of one request, and the likely cause of a wrong signature.");
    }

    private static IResult List(Recorder recorder, int? limit) =>
        limit is < 1 or > ListMax
            ? Problem.BadRequest($"limit must lie between 1 and {ListMax}.")
            : Results.Ok(recorder.Latest(limit ?? 100).Select(Summary.Of));

    private static IResult Show(string id, Recorder recorder) =>
        RequestId.TryParse(id, out var parsed) && recorder.Find(parsed) is { } record
            ? Results.Ok(Detail.Of(record))
            : Problem.NotFound($"No request {id} is remembered. The recorder keeps the last few thousand.");

    internal sealed record Summary(
        string Id,
        string Dialect,
        string At,
        string Method,
        string Target,
        int Status,
        string? Code,
        string? Message
    )
    {
        public static Summary Of(RequestRecord record) =>
            new(
                record.Id.ToHex(),
                record.Dialect.Name,
                Instant(record.AtMs),
                record.Method,
                record.Target,
                record.Status,
                record.Refusal?.Row.Code,
                record.Refusal?.Message
            );
    }

    internal sealed record Detail(
        string Id,
        string Dialect,
        string At,
        string Method,
        string Target,
        string Client,
        string? Key,
        int Status,
        double ElapsedMicroseconds,
        bool Admitted,
        Refused? Refusal,
        IEnumerable<Decision> Stages,
        Signature? Signature
    )
    {
        public static Detail Of(RequestRecord record) =>
            new(
                record.Id.ToHex(),
                record.Dialect.Name,
                Instant(record.AtMs),
                record.Method,
                record.Target,
                record.Client,
                record.KeyId.Length > 0 ? record.KeyId : null,
                record.Status,
                record.ElapsedMicroseconds,
                record.IsAdmitted,
                record.Refusal is { } refusal
                    ? new Refused(
                        refusal.Row.Key,
                        refusal.Row.Code,
                        refusal.Row.Http,
                        refusal.Row.Retry.ToString().ToLowerInvariant(),
                        refusal.Message,
                        refusal.Row.Cause
                    )
                    : null,
                record.Stages.Select(stage => new Decision(stage.Stage, Word(stage.Decision))),
                record.Evidence is { } evidence
                    ? new Signature(
                        evidence.PreHash,
                        evidence.Given,
                        evidence.Key.Record.Algorithm.ToString(),
                        SignatureExplainer.Explain(evidence)
                    )
                    : null
            );
    }

    internal sealed record Refused(string Key, string Code, int Http, string Retry, string Message, string Cause);

    internal sealed record Decision(string Stage, string Result);

    /// <param name="PreHash">The text the server signed.</param>
    internal sealed record Signature(string PreHash, string Given, string Algorithm, string LikelyCause);

    private static string Word(StageDecision decision) =>
        decision switch
        {
            StageDecision.Passed => "passed",
            StageDecision.Skipped => "skipped",
            StageDecision.Refused => "refused",
            _ => "not reached",
        };

    internal static string Instant(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
