using Kontor.Catalog;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Reads amounts of money: what is no number at all is told from a number that cannot be.</summary>
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
}
