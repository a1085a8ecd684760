using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kontor.Server.Control;
using Kontor.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kontor.Conformance.House;

/// <summary>The control API: who may use it, and how it says no.</summary>
public sealed class ControlTests
{
    private const string NotWithoutBody =
        "The control API has no POST /users without a body in JSON. Send one, with 'Content-Type: application/json'.";

    [Theory]
    [InlineData("127.0.0.1", "", true)]
    [InlineData("::1", "", true)]
    [InlineData("::ffff:127.0.0.1", "", true)]
    [InlineData("203.0.113.7", "", false)]
    [InlineData("203.0.113.7", "Bearer wrong", false)]
    [InlineData("203.0.113.7", "Bearer open-sesame", true)]
    public async Task Other_machines_need_the_token(string peer, string authorization, bool isLetIn)
    {
        Assert.Equal(
            isLetIn ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
            await KnockAsync(peer, authorization, "open-sesame")
        );
    }

    [Fact]
    public async Task Without_a_token_other_machines_are_never_let_in() =>
        Assert.Equal(StatusCodes.Status401Unauthorized, await KnockAsync("203.0.113.7", "Bearer ", null));

    [Theory]
    [InlineData("POST", "/users", "{", 400)]
    [InlineData("POST", "/users", "{\"nmae\":\"typo\"}", 400)]
    [InlineData("POST", "/clock", "{}", 400)]
    [InlineData("POST", "/clock", "{\"set\":\"2020-01-01T00:00:00Z\"}", 409)]
    [InlineData("POST", "/keys", "{\"dialect\":\"nobody\"}", 400)]
    [InlineData("POST", "/keys", "{\"dialect\":\"bitmart\",\"user\":1,\"allowedIps\":[\"999.1.1.1\"]}", 400)]
    [InlineData("PATCH", "/keys/nobody", "{}", 404)]
    [InlineData("PATCH", "/users/99", "{\"state\":\"frozen\"}", 404)]
    [InlineData("POST", "/exchanges/bitmart/credit", "{\"user\":1,\"asset\":\"USDT\",\"amount\":\"-1\"}", 400)]
    [InlineData("POST", "/exchanges/nobody/credit", "{\"user\":1,\"asset\":\"USDT\",\"amount\":\"1\"}", 404)]
    [InlineData("POST", "/chains/nobody/mine", "{}", 404)]
    [InlineData("GET", "/nothing", "", 404)]
    public async Task A_mistake_is_a_problem_and_no_dialects_business(string method, string path, string body, int status)
    {
        await using var venue = await Venue.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/_kontor" + path);
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await venue.Http.SendAsync(request);
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("POST", "/users", "{\"nmae\":\"typo\"}", "application/json", 400, "The body cannot be read at $.nmae (line 1, byte 9).")]
    [InlineData("POST", "/users", "{\n \"name\": 5}", "application/json", 400, "The body cannot be read at $.name (line 2, byte 11).")]
    [InlineData("POST", "/users", "[]", "application/json", 400, "The body is not what is expected here (line 1, byte 2).")]
    [InlineData(
        "DELETE",
        "/users",
        "{}",
        "application/json",
        404,
        "The control API has no DELETE /users. It is described at /_kontor/openapi.json."
    )]
    [InlineData("POST", "/users", "", "", 404, NotWithoutBody)]
    [InlineData("POST", "/users", "{\"name\":\"ada\"}", "text/plain", 415, NotWithoutBody)]
    [InlineData("GET", "/requests?limit=many", "", "", 400, "A parameter in the query cannot be read.")]
    [InlineData("GET", "/exchanges/bitmart/balances?user=me", "", "", 400, "Failed to bind parameter \"long user\" from \"me\".")]
    [InlineData("GET", "/users/me", "", "", 404, "The control API has no GET /users/me. It is described at /_kontor/openapi.json.")]
    public async Task A_request_that_cannot_be_read_is_told_why(
        string method,
        string path,
        string body,
        string type,
        int status,
        string why
    )
    {
        await using var venue = await Venue.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/_kontor" + path);
        if (type.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await venue.Http.SendAsync(request);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((status, why), ((int)response.StatusCode, problem["detail"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var venue = await Venue.StartAsync();
        var paths = (await venue.Http.GetFromJsonAsync<JsonNode>("/_kontor/openapi.json"))!["paths"]!.AsObject();
        foreach (
            var path in new[] { "/health", "/demo", "/users", "/keys", "/clock", "/requests/{id}", "/checks", "/dialects/{dialect}/errors" }
        )
            Assert.True(paths.ContainsKey("/_kontor" + path), path);
    }

    [Fact]
    public async Task All_error_tables_can_be_read_as_data()
    {
        await using var venue = await Venue.StartAsync();
        var rows = 0;
        foreach (var dialect in (await venue.ControlAsync(HttpMethod.Get, "/dialects")).AsArray())
            rows += (await venue.ControlAsync(HttpMethod.Get, $"/dialects/{dialect!["name"]}/errors")).AsArray().Count;
        Assert.Equal(223, rows);
    }

    private static async Task<int> KnockAsync(string peer, string authorization, string? token)
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        ControlApi.Guard(app, token);
        app.Run(http => Task.CompletedTask);
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers.Authorization = authorization;
        await app.Build()(context);
        return context.Response.StatusCode;
    }
}
