using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kontor.Gate;

namespace Kontor.Server.Commands;

/// <summary>
/// <c>kontor sign bitmart GET '/account/v1/wallet'</c>: prints a curl line that is ready to run. Credentials are the demo ones unless others
/// are given; the time is the running venue's, because its clock may be a manual one.
/// </summary>
internal static class SignCommand
{
    public static Command Create()
    {
        var dialect = new Argument<string>("dialect");
        var method = new Argument<string>("method");
        var target = new Argument<string>("target") { Description = "Path and query, exactly as they shall be sent." };
        var body = new Option<string>("--body") { DefaultValueFactory = _ => "" };
        var url = new Option<string>("--url") { Description = "The venue.", DefaultValueFactory = _ => KontorOptions.DefaultUrls };
        var key = new Option<string?>("--key");
        var secret = new Option<string?>("--secret");
        var memo = new Option<string?>("--memo");
        var passphrase = new Option<string?>("--passphrase");
        var command = new Command("sign", "Prints a signed request as a curl line.")
        {
            dialect,
            method,
            target,
            body,
            url,
            key,
            secret,
            memo,
            passphrase,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var name = parsed.GetValue(dialect)!;
                if (!ClientSigners.ByDialect.TryGetValue(name, out var signer))
                {
                    await Console.Error.WriteLineAsync(
                        $"There is no dialect {name}. There are: {string.Join(", ", ClientSigners.ByDialect.Keys)}."
                    );
                    return 2;
                }

                var venue = parsed.GetValue(url)!.TrimEnd('/');
                using var http = new HttpClient { BaseAddress = new Uri(venue) };
                var given = parsed.GetValue(key);
                try
                {
                    var credentials = given is null
                        ? await DemoAsync(http, name, stop)
                        : new ClientCredentials(
                            given,
                            parsed.GetValue(secret) ?? "",
                            parsed.GetValue(memo) ?? "",
                            parsed.GetValue(passphrase) ?? ""
                        );
                    var now = (await http.GetFromJsonAsync<JsonNode>("/_kontor/clock", stop))!["nowMs"]!.GetValue<long>();
                    var request = signer(
                        credentials,
                        parsed.GetValue(method)!.ToUpperInvariant(),
                        parsed.GetValue(target)!,
                        parsed.GetValue(body)!,
                        now
                    );
                    Console.WriteLine(CurlLine(venue, request));
                    return 0;
                }
                catch (HttpRequestException away)
                {
                    await Console.Error.WriteLineAsync($"No venue answers at {venue}: {away.Message}");
                    return 1;
                }
            }
        );
        return command;
    }

    private static async Task<ClientCredentials> DemoAsync(HttpClient http, string dialect, CancellationToken stop)
    {
        var demo = (await http.GetFromJsonAsync<JsonNode>("/_kontor/demo", stop))![dialect]!;
        string Text(string name) => demo[name]?.GetValue<string>() ?? "";
        return new ClientCredentials(Text("key"), Text("secret"), Text("memo"), Text("passphrase"));
    }

    private static string CurlLine(string venue, ClientRequest request)
    {
        var line = $"curl -sS -X {request.Method} {Quote(venue + request.Target)}";
        foreach (var (header, value) in request.Headers)
            line += $" -H {Quote($"{header}: {value}")}";
        return request.Body.Length > 0 ? $"{line} --data-raw {Quote(request.Body)}" : line;
    }

    /// <summary>Single quotes keep a shell from touching anything; a single quote itself needs its own dance.</summary>
    private static string Quote(string text) => $"'{text.Replace("'", "'\\''")}'";
}
