using System.Text.Json.Nodes;
using Kontor.World;

namespace Kontor.Server.Control;

/// <summary>The demo user's credentials in every dialect, as long as its keys exist.</summary>
internal static class DemoApi
{
    public static void MapDemo(this RouteGroupBuilder control) =>
        control.MapGet("/demo", Show).WithSummary("Credentials of the demo user.");

    private static IResult Show(LiveWorld world, KontorOptions options)
    {
        var demo = new JsonObject();
        foreach (var dialect in DemoCredentials.Dialects)
        {
            var credentials = DemoCredentials.Of(options.Seed, dialect);
            if (world.Directory.FindKey(dialect, credentials.Key) is null)
                continue;
            var view = new JsonObject { ["key"] = credentials.Key, ["secret"] = credentials.Secret };
            if (credentials.Memo.Length > 0)
                view["memo"] = credentials.Memo;
            if (credentials.Passphrase.Length > 0)
                view["passphrase"] = credentials.Passphrase;
            demo[dialect] = view;
        }

        return demo.Count > 0 ? Results.Json(demo) : Problem.NotFound("This world has no demo user.");
    }
}
