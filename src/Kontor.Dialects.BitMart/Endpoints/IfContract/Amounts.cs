using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Reads amounts of money and prices: what is no number at all is told from a number that cannot be.</summary>
internal static class Amounts
{
    /// <summary>An amount above zero with no more decimals than its asset has.</summary>
    public static Refusal? Read(string text, int decimals, out Int128 units) =>
        Read(text, decimals, Errors.ContractInvalidRequest, out units);

    public static Refusal? Read(string text, int decimals, Refusal tooPrecise, out Int128 units) =>
        Units.Parse(text.StartsWith('-') ? text.AsSpan(1) : text, decimals, out units) switch
        {
            UnitsFault.TooManyDecimals => tooPrecise,
            UnitsFault.Overflow or UnitsFault.TooLong => Errors.ContractInvalidRequest.Refusal,
            not UnitsFault.None => Errors.ParameterUnparsable.Refusal,
            _ => text.StartsWith('-') || units == 0 ? Errors.ContractInvalidRequest.Refusal : null,
        };

    /// <summary>A price above zero that the contract's book knows.</summary>
    public static Refusal? ReadPrice(string text, ContractText contract, out long ticks)
    {
        ticks = 0;
        if (Read(text, contract.Contract.QuoteDecimals, out var units) is { } bad)
            return bad;
        var (whole, rest) = Int128.DivRem(units, contract.Contract.Record.TickUnits);
        if (rest != 0 || whole > long.MaxValue)
            return Errors.ContractInvalidRequest;
        ticks = (long)whole;
        return null;
    }
}
