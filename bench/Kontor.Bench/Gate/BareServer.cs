using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kontor.Bench.Gate;

/// <summary>The bars: an endpoint of the bare server that checks nothing, or one HMAC with a fixed key and nothing else. No routing, no logging.</summary>
public static class BareServer
{
    private const int TextMax = 512;

    public static async Task RunAsync(ReferenceAnswer answer, string? secret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var key = secret is null ? null : Encoding.UTF8.GetBytes(secret);
        var body = Encoding.ASCII.GetBytes(answer.BodyText);
        var headers = answer.Headers.ToArray();
        server.Run(http =>
        {
            var response = http.Response;
            if (key is not null && !IsSigned(http, key))
            {
                response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            foreach (var (name, value) in headers)
                response.Headers[name] = value;
            response.ContentType = "application/json";
            response.ContentLength = body.Length;
            response.BodyWriter.Write(body);
            return Task.CompletedTask;
        });
        await server.StartAsync();
        Console.WriteLine($"ready {server.Urls.First()}");
        await server.WaitForShutdownAsync();
    }

    private static bool IsSigned(HttpContext http, byte[] key)
    {
        var headers = http.Request.Headers;
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Span<byte> text = stackalloc byte[TextMax];
        var length = Encoding.UTF8.GetBytes(headers["ACCESS-TIMESTAMP"].ToString(), text);
        length += Encoding.UTF8.GetBytes(http.Request.Method, text[length..]);
        length += Encoding.UTF8.GetBytes(target, text[length..]);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text[..length], mac);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes + 1];
        return Convert.TryFromBase64String(headers["ACCESS-SIGN"].ToString(), given, out var count)
            && CryptographicOperations.FixedTimeEquals(mac, given[..count]);
    }
}
