using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Matching;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// Prices and quantities of a contract among the parameters. A contract that is not there is refused later than numbers that are none, so
/// numbers are looked at without it as well.
/// </summary>
internal readonly record struct ContractSteps(CallParameters Given, ContractText? Contract)
{
    public Refusal? Price(string name, out Steps price)
    {
        price = default;
        if (Given[name] is not { } text)
            return null;
        if (
            Numbers.Steps(name, text, Contract?.Contract.QuoteDecimals ?? 0, Contract?.Contract.Record.TickUnits ?? 1, out price) is { } bad
        )
            return bad;
        return price.Count > OrderBook.PriceTicksMax ? Errors.ParamError.With(name) : null;
    }

    /// <summary>The same where 0 stands for no price, as if nothing had been given.</summary>
    public Refusal? PriceOrNone(string name, out Steps price)
    {
        price = default;
        return IsZero(Given[name]) ? null : Price(name, out price);
    }

    public Refusal? Quantity(string name, out Steps lots)
    {
        lots = default;
        return Given[name] is { } text
            ? Numbers.Steps(name, text, Contract?.Contract.BaseDecimals ?? 0, Contract?.Contract.Record.LotUnits ?? 1, out lots)
            : null;
    }

    public Refusal? QuantityOrNone(string name, out Steps lots)
    {
        lots = default;
        return IsZero(Given[name]) ? null : Quantity(name, out lots);
    }

    private static bool IsZero(string? text) => text is not null && text[0] != '.' && text[^1] != '.' && text.Trim('0') is "" or ".";
}
