using Kontor.Catalog;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>The three sections of the contract have their own words for the same mistakes in a parameter.</summary>
internal sealed class ParameterFamily
{
    private readonly Func<string, Refusal> _missing;
    private readonly Func<string, Refusal> _malformed;
    private readonly Func<string, Refusal> _outOfRange;

    private ParameterFamily(Func<string, Refusal> missing, Func<string, Refusal> malformed, Func<string, Refusal> outOfRange) =>
        (_missing, _malformed, _outOfRange) = (missing, malformed, outOfRange);

    /// <summary>Spot names the parameter, whatever is wrong with it.</summary>
    public static ParameterFamily Spot { get; } =
        new(
            static name => Errors.InvalidParameter.With(name),
            static name => Errors.InvalidParameter.With(name),
            static name => Errors.InvalidParameter.With(name)
        );

    public static ParameterFamily Account { get; } =
        new(static _ => Errors.AccountInvalidRequest, static _ => Errors.AccountInvalidRequest, static _ => Errors.AccountInvalidRequest);

    /// <summary>The contract system tells what it cannot read from what it cannot do.</summary>
    public static ParameterFamily Contract { get; } =
        new(static _ => Errors.ContractInvalidRequest, static _ => Errors.ParameterUnparsable, static _ => Errors.ContractInvalidRequest);

    public Refusal Missing(string name) => _missing(name);

    public Refusal Malformed(string name) => _malformed(name);

    public Refusal OutOfRange(string name) => _outOfRange(name);
}
