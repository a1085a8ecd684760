using System.Text.Json.Nodes;
using Kontor.Gate;

namespace Kontor.Testing;

/// <summary>
/// One request that is about to be made wrong on purpose. A spoiler changes it before it is signed, after it was signed, or changes the
/// world around it; the order of its parts is kept, so two spoilers can work on one attempt.
/// </summary>
public sealed class Attempt(Venue venue, string dialect, ClientCredentials credentials)
{
    private readonly List<Action<List<(string Header, string Value)>>> _edits = [];

    public Venue Venue { get; } = venue;
    public ClientCredentials Credentials { get; set; } = credentials;
    public string Method { get; set; } = "GET";
    public string Target { get; set; } = "/";
    public string Body { get; set; } = "";

    /// <summary>How far the client's clock is ahead of the venue's.</summary>
    public long ClockAheadMs { get; set; }

    /// <summary>What is really sent where it differs from what was signed.</summary>
    public string? SentMethod { get; set; }
    public string? SentTarget { get; set; }
    public string? SentBody { get; set; }

    public void Remove(string header) => _edits.Add(headers => headers.RemoveAll(one => Same(one.Header, header)));

    public void Replace(string header, string value)
    {
        Remove(header);
        _edits.Add(headers => headers.Add((header, value)));
    }

    public Task<JsonNode> ControlAsync(string method, string path, object? body = null) =>
        Venue.ControlAsync(new HttpMethod(method), path, body);

    public ClientRequest Build()
    {
        var signed = Kontor.Server.ClientSigners.ByDialect[dialect](Credentials, Method, Target, Body, Venue.NowMs + ClockAheadMs);
        var headers = signed.Headers.ToList();
        foreach (var edit in _edits)
            edit(headers);
        return new ClientRequest(SentMethod ?? signed.Method, SentTarget ?? signed.Target, SentBody ?? signed.Body, headers);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Makes an attempt fail one stage of a profile.</summary>
public delegate Task Spoiler(Attempt attempt);

/// <summary>
/// Proves the order of a dialect's checks: for each two neighbouring stages an attempt is spoiled for both, and the earlier one has to refuse.
/// Every stage of the profile needs a spoiler, and every pair that cannot be wrong at once needs a reason.
/// </summary>
public sealed class Precedence(string dialect, Func<Venue, ClientCredentials, Task<Attempt>> valid)
{
    private readonly Dictionary<string, Spoiler> _spoilers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), string> _impossible = [];

    /// <param name="stage">The stage's name, with <c>#2</c> and so on where the profile has it more than once.</param>
    public Precedence Spoil(string stage, Spoiler spoiler)
    {
        _spoilers.Add(stage, spoiler);
        return this;
    }

    public Precedence Spoil(string stage, Action<Attempt> spoiler) =>
        Spoil(
            stage,
            attempt =>
            {
                spoiler(attempt);
                return Task.CompletedTask;
            }
        );

    /// <summary>States why one request cannot be wrong in both ways.</summary>
    public Precedence Impossible(string earlier, string later, string because)
    {
        _impossible.Add((earlier, later), because);
        return this;
    }

    /// <summary>Runs every pair and returns what did not hold; empty means that the order is as the profile says.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(Func<Task<Venue>> start)
    {
        var broken = new List<string>();
        var stages = await StagesAsync(start);
        foreach (var stage in stages.Where(stage => !_spoilers.ContainsKey(stage)))
            broken.Add($"{stage}: no spoiler proves that it can refuse.");
        foreach (var stage in _spoilers.Keys.Except(stages))
            broken.Add($"{stage}: the profile has no such stage.");
        if (broken.Count > 0)
            return broken;
        foreach (var (earlier, later) in stages.Zip(stages.Skip(1)))
        {
            if (_impossible.ContainsKey((earlier, later)))
                continue;
            if (await TryAsync(start, stages, earlier, later) is { } fault)
                broken.Add(fault);
        }

        // Each stage alone, so that a pair cannot hold because the earlier spoiler refuses by another stage's hand.
        foreach (var stage in stages)
        {
            if (await TryAsync(start, stages, stage, null) is { } fault)
                broken.Add(fault);
        }

        return broken;
    }

    private async Task<string?> TryAsync(Func<Task<Venue>> start, IReadOnlyList<string> stages, string earlier, string? later)
    {
        await using var venue = await start();
        var attempt = await valid(venue, await venue.DemoAsync(dialect));
        // The later one first: what an earlier stage looks at must still be wrong after the later spoiler has done its work.
        if (later is not null)
            await _spoilers[later](attempt);
        await _spoilers[earlier](attempt);
        using var response = await venue.SendAsync(attempt.Build());
        var latest = (await venue.ControlAsync(HttpMethod.Get, "/requests?limit=1"))[0];
        if (latest is null)
            return $"{earlier} before {later ?? "nothing"}: no request was recorded.";
        var detail = await venue.ControlAsync(HttpMethod.Get, $"/requests/{latest["id"]}");
        var at = detail["stages"]!.AsArray().Select(stage => stage!["result"]!.GetValue<string>()).ToList().IndexOf("refused");
        var refused = at < 0 ? "nobody" : stages[at];
        return refused == earlier
            ? null
            : $"{earlier} before {later ?? "nothing"}: {refused} refused, with {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private async Task<IReadOnlyList<string>> StagesAsync(Func<Task<Venue>> start)
    {
        await using var venue = await start();
        var names = new List<string>();
        foreach (var step in (await venue.ControlAsync(HttpMethod.Get, $"/dialects/{dialect}/profile")).AsArray())
        {
            var name = step!["stage"]!.GetValue<string>();
            var nth = names.Count(one => one == name || one.StartsWith(name + "#", StringComparison.Ordinal)) + 1;
            names.Add(nth == 1 ? name : $"{name}#{nth}");
        }

        return names;
    }
}
