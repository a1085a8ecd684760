using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// The markets that somebody wants to look at: one, some, or all. Who names one gets an object, everybody else a list, in the order in which the
/// markets were listed.
/// </summary>
internal readonly record struct MarketChoice(IReadOnlyList<SpotMarketView> Markets, bool IsOne)
{
    public static Refusal? Read(TradingHouse house, CallParameters given, out MarketChoice choice)
    {
        choice = default;
        var (symbol, symbols) = (given["symbol"], given["symbols"]);
        if (symbol is null && symbols is null)
        {
            choice = new MarketChoice([.. house.ListedMarkets], IsOne: false);
            return null;
        }
        // Each of the two on its own first.
        SpotMarketView? one = null;
        if (symbol is not null && house.ShownMarket(given, out one) is { } unknown)
            return unknown;
        List<SpotMarketView>? some = null;
        if (symbols is not null && !TryFind(house, symbols, out some))
            return Errors.ParamError.With("symbols");
        if (one is not null && some is not null)
            return Errors.InvalidParamCombination;
        choice = new MarketChoice(one is null ? some! : [one], IsOne: one is not null);
        return null;
    }

    private static bool TryFind(TradingHouse house, string symbols, out List<SpotMarketView>? markets)
    {
        markets = null;
        if (NamesOf(symbols) is not { } names)
            return false;
        var wanted = new HashSet<int>();
        foreach (var name in names)
        {
            if (house.Market(name.Trim().ToUpperInvariant()) is not { IsListed: true } market)
                return false;
            wanted.Add(market.Index);
        }
        markets = [.. house.ListedMarkets.Where(market => wanted.Contains(market.Index))];
        return markets.Count > 0;
    }

    /// <summary>Separated by commas, or as a JSON list; null when it is neither.</summary>
    private static IReadOnlyList<string>? NamesOf(string symbols)
    {
        if (!symbols.TrimStart().StartsWith('['))
            return symbols.Split(',');
        try
        {
            return JsonSerializer.Deserialize<List<string?>>(symbols)?.ConvertAll(name => name ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
