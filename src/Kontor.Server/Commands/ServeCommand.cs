using System.CommandLine;
using Kontor.Gate.Origin;
using Kontor.Gate.Secrets;
using Kontor.Server.Following;

namespace Kontor.Server.Commands;

/// <summary><c>kontor serve</c>: runs a venue until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => KontorOptions.DefaultUrls };
        var data = new Option<string?>("--data") { Description = "Directory of the world's log. Default: .kontor" };
        var memory = new Option<bool>("--memory") { Description = "Keep the world in memory only." };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Seed of a new world.",
            DefaultValueFactory = _ => KontorOptions.DefaultSeed,
        };
        var clock = new Option<string>("--clock")
        {
            Description = "real, manual, or manual:2026-01-01T00:00:00Z.",
            DefaultValueFactory = _ => "real",
        };
        var quiet = new Option<bool>("--quiet-market") { Description = "No resident market makers." };
        var quietChains = new Option<bool>("--quiet-chains")
        {
            Description = "A new world's chains have no past and make no empty blocks.",
        };
        var config = new Option<string?>("--config") { Description = "JSON file with the gate's settings, and the chains to follow." };
        var noDemo = new Option<bool>("--no-demo") { Description = "A new world starts without the demo user and its keys." };
        var token = new Option<string?>("--control-token")
        {
            Description = "Lets callers from other machines use /_kontor with this bearer token.",
        };
        var follow = new Option<string[]>("--follow")
        {
            Description = "Takes a chain's blocks from a real node: eth=http://127.0.0.1:8545. May be given for several chains.",
        };
        var solc = new Option<string[]>("--solc")
        {
            Description =
                "A compiler of Solidity that verifies sources of contracts: an executable or solc.js. May be given several times.",
        };
        var command = new Command("serve", "Runs a venue.")
        {
            urls,
            data,
            memory,
            seed,
            clock,
            quiet,
            quietChains,
            config,
            noDemo,
            token,
            follow,
            solc,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                KontorOptions options;
                try
                {
                    var settings = SettingsFile.Read(parsed.GetValue(config));
                    options = new KontorOptions
                    {
                        Urls = parsed.GetValue(urls)!,
                        DataDirectory = parsed.GetValue(memory) ? null : parsed.GetValue(data) ?? KontorOptions.DefaultDataDirectory,
                        Seed = parsed.GetValue(seed),
                        Clock = ClockSetting.Parse(parsed.GetValue(clock)!),
                        QuietMarket = parsed.GetValue(quiet),
                        QuietChains = parsed.GetValue(quietChains),
                        Demo = !parsed.GetValue(noDemo),
                        ControlToken = parsed.GetValue(token),
                        Gate = settings.Gate with { Solc = [.. settings.Gate.Solc, .. parsed.GetValue(solc) ?? []] },
                        Follow = [.. (parsed.GetValue(follow) ?? []).Select(FollowSetting.Parse), .. settings.Follow],
                        Progress = Console.Error,
                    };
                }
                catch (FormatException mistake)
                {
                    await Console.Error.WriteLineAsync(mistake.Message);
                    return 2;
                }

                return await RunAsync(options, stop);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(KontorOptions options, CancellationToken stop)
    {
        VenueHost venue;
        try
        {
            venue = await VenueHost.StartAsync(options, stop);
        }
        catch (Exception cannot)
            when (cannot
                    is IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or ArgumentException
                        or VaultException
                        or MmdbException
            )
        {
            // A damaged log, a directory or port in use, a mistake in a setting: the operator needs the sentence, not the stack.
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }

        await using (venue)
        {
            foreach (var note in venue.Notes)
                await Console.Error.WriteLineAsync(note);
            Console.WriteLine($"ready {venue.Address}");
            await venue.WaitForStopAsync(stop);
        }

        return 0;
    }
}
