using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kontor.Server.Control;

/// <summary>Kontor's own API under <c>/_kontor</c>: accounts, keys, clock, services, explanations. Never part of a dialect.</summary>
internal static class ControlApi
{
    public const string Prefix = "/_kontor";

    public static void AddServices(IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = UnreadableRequests.Explain);
        // What cannot be read is answered in one place, whatever the environment.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddOpenApi("openapi");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
    }

    public static void MapControl(this WebApplication server)
    {
        var control = server.MapGroup(Prefix);
        server.MapOpenApi(Prefix + "/{documentName}.json");
        control.MapGet("/health", () => new Health("ready")).WithSummary("Whether the venue answers.");
        control.MapDemo();
        control.MapDialects();
        control.MapUsers();
        control.MapKeys();
        control.MapBrokers();
        control.MapExchanges();
        control.MapMarkets();
        control.MapContracts();
        control.MapNetworks();
        control.MapFunding();
        control.MapSubAccounts();
        control.MapReferrals();
        control.MapCredits();
        control.MapClock();
        control.MapServices();
        control.MapBans();
        control.MapChains();
        control.MapLabels();
        control.MapFacts();
        control.MapPosts();
        control.MapRequests();
        control.MapSockets();
        control.MapChecks();
        // Whatever else is asked for under the prefix is nobody's, and must not reach a dialect.
        control.Map("/{**rest}", UnreadableRequests.Unknown);
    }

    /// <summary>
    /// Whoever can reach the control API owns the venue. Without a token only this machine may; behind a proxy every caller looks like this
    /// machine, which is why a proxy in front must not forward the prefix.
    /// </summary>
    public static void Guard(IApplicationBuilder control, string? token)
    {
        control.Use(
            async (http, next) =>
            {
                var isLocal =
                    http.Connection.RemoteIpAddress is not { } peer
                    || IPAddress.IsLoopback(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer);
                if (isLocal || IsToken(http.Request.Headers.Authorization.ToString(), token))
                {
                    await next(http);
                    return;
                }

                http.Response.Headers.WWWAuthenticate = "Bearer";
                await Problem
                    .Of(StatusCodes.Status401Unauthorized, "Unauthorized", "From other machines the control API needs its bearer token.")
                    .ExecuteAsync(http);
            }
        );
    }

    private static bool IsToken(string authorization, string? token) =>
        token is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization), Encoding.UTF8.GetBytes($"Bearer {token}"));

    internal sealed record Health(string Status);
}
