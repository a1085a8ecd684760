using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Server.Control;

/// <summary>What the operator says of addresses on a chain: tokens that are a risk, people one should not deal with.</summary>
internal static class MarksApi
{
    public static void MapMarks(this RouteGroupBuilder control)
    {
        control.MapGet("/chains/{chain}/marks", List).WithSummary("The marked addresses of a chain.");
        control
            .MapPut("/chains/{chain}/marks/{address}", Mark)
            .WithSummary("Marks an address as a risky token or as blacklisted. What is not said to be so is not so.");
    }

    private static IResult List(string chain, LiveWorld world) =>
        world.Chains.Find(chain) is null
            ? Problem.NotFound($"There is no chain {chain}.")
            : Results.Json(world.Chains.Marks.Of(chain).Select(mark => Of(mark.Key, mark.Value)).ToList());

    private static async Task<IResult> Mark(string chain, string address, Marks wanted, LiveWorld world)
    {
        if (!Address20.TryParse(address, out var marked))
            return Problem.BadRequest($"'{address}' is no address.");
        var marks =
            (wanted.RiskToken is true ? AddressMarks.RiskToken : AddressMarks.None)
            | (wanted.Blacklisted is true ? AddressMarks.Blacklisted : AddressMarks.None);
        return await world.ExecuteAsync(new MarkAddress(chain, marked, marks)).ToResultAsync(now => Of(marked, now));
    }

    private static object Of(Address20 address, AddressMarks marks) =>
        new
        {
            Address = address.ToString(),
            RiskToken = marks.HasFlag(AddressMarks.RiskToken),
            Blacklisted = marks.HasFlag(AddressMarks.Blacklisted),
        };

    internal sealed record Marks(bool? RiskToken, bool? Blacklisted);
}
