using System.Collections.Immutable;
using Kontor.World;
using Kontor.World.Facts;
using Kontor.World.Ledger;

namespace Kontor.Server.Control;

/// <summary>What nothing in the world tells of a token, and an operator therefore says: how much of it there is, and what it is about.</summary>
internal static class FactsApi
{
    public static void MapFacts(this RouteGroupBuilder control)
    {
        control.MapGet("/tokens", ListTokens).WithSummary("Supplies and sectors of tokens, as far as they were said.");
        control
            .MapPut("/tokens/{symbol}", PutToken)
            .WithSummary(
                "Says how much of a token circulates, exists and may ever exist, which sectors it belongs to, and from how many dollars on a transfer of it is large. Nothing said removes it."
            );
        control.MapGet("/sectors", ListSectors).WithSummary("What sectors are called in simplified Chinese.");
        control.MapPut("/sectors/{tag}", PutSector).WithSummary("Says what a sector is called. An empty name removes it.");
    }

    private static Task<IResult> ListTokens(LiveWorld world) =>
        world.ReadAsync(state => state.Facts.Tokens.ToList()).ToResultAsync(tokens => tokens.ConvertAll(View));

    private static Task<IResult> ListSectors(LiveWorld world) =>
        world.ReadAsync(state => state.Facts.Sectors.ToList()).ToResultAsync(sectors => sectors);

    private static async Task<IResult> PutToken(string symbol, NewFacts facts, LiveWorld world)
    {
        if (
            !TryRead(facts.CirculatingSupply, out var circulating)
            || !TryRead(facts.TotalSupply, out var total)
            || !TryRead(facts.MaxSupply, out var max)
            || !TryRead(facts.LargeTransfer, out var large)
        )
            return Problem.BadRequest(
                $"A supply is a decimal number with up to {TokenFacts.SupplyDecimals} decimals, written as text, and so are the dollars of a large transfer."
            );
        ImmutableArray<string> tags = facts.Tags is { } given ? [.. given] : [];
        var token = new TokenFacts(symbol, circulating, total, max, tags) { LargeTransfer = large };
        return await world.ExecuteAsync(new DescribeToken(token)).ToResultAsync(View);
    }

    private static Task<IResult> PutSector(string tag, NewSector sector, LiveWorld world) =>
        world.ExecuteAsync(new DescribeSector(new Sector(tag, sector.Simplified ?? ""))).ToResultAsync(changed => changed);

    private static bool TryRead(string? text, out Int128 supply)
    {
        supply = 0;
        return string.IsNullOrEmpty(text) || Units.Parse(text, TokenFacts.SupplyDecimals, out supply) == UnitsFault.None;
    }

    private static object View(TokenFacts token) =>
        new
        {
            token.Symbol,
            CirculatingSupply = Text(token.Circulating),
            TotalSupply = Text(token.Total),
            MaxSupply = Text(token.Max),
            token.Tags,
            LargeTransfer = Text(token.LargeTransfer),
        };

    /// <summary>What nobody has said is the empty text.</summary>
    private static string Text(Int128 supply) => supply == 0 ? "" : Units.FormatTrimmed(supply, TokenFacts.SupplyDecimals);

    internal sealed record NewFacts(
        string? CirculatingSupply,
        string? TotalSupply,
        string? MaxSupply,
        IReadOnlyList<string>? Tags,
        string? LargeTransfer
    );

    internal sealed record NewSector(string? Simplified);
}
