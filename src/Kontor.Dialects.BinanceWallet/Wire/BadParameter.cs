using Kontor.Catalog;
using Window = Kontor.Gate.Timestamps.ReceiveWindow;

namespace Kontor.Dialects.BinanceWallet.Wire;

/// <summary>One row for everything that is wrong with a request's content. Its text names the field and the reason; these are the reasons.</summary>
internal static class BadParameter
{
    public static Refusal ReceiveWindow { get; } =
        Errors.ParameterError.With("X-OC-RECV-WINDOW", $"must be an integer between {Window.MinMs} and {Window.MaxMs}");
    public static Refusal NoSuchPath { get; } = Errors.ParameterError.With("path", "no such endpoint");
    public static Refusal NoSuchMethod { get; } = Errors.ParameterError.With("method", "not supported by this endpoint");
    public static Refusal Body { get; } = Errors.ParameterError.With("body", "malformed JSON or field type mismatch");
    public static Refusal Malformed { get; } = Errors.ParameterError.With("request", "malformed HTTP request");

    public static Refusal BodyTooLarge(int bytesMax) => Errors.ParameterError.With("body", $"must not exceed {bytesMax} bytes");

    public static Refusal Blank(string field) => Errors.ParameterError.With(field, "must not be blank");

    public static Refusal UnsupportedChain(string field, string chain) => Errors.ParameterError.With(field, $"unsupported chain {chain}");

    public static Refusal Size(string field, int max) => Errors.ParameterError.With(field, $"must contain 1 to {max} entries");

    public static Refusal NoInteger(string field) => Errors.ParameterError.With(field, "must be an integer");

    public static Refusal BelowMin(string field, long min) => Errors.ParameterError.With(field, $"must be at least {min}");

    public static Refusal OutOfRange(string field, long min, long max) =>
        Errors.ParameterError.With(field, $"must be between {min} and {max}");

    public static Refusal OneOf(string field, params ReadOnlySpan<string> values) =>
        Errors.ParameterError.With(field, $"must be one of {string.Join(", ", values)}");

    public static Refusal Address(string field, string chain) => Errors.ParameterError.With(field, $"invalid address for chain {chain}");

    public static Refusal Hash(string field, string chain) =>
        Errors.ParameterError.With(field, $"invalid transaction hash for chain {chain}");

    public static Refusal Cursor(string reason) => Errors.ParameterError.With("cursor", reason);

    public static Refusal EndsBeforeItBegins(string begin, string end) => Errors.ParameterError.With(begin, $"must not be after {end}");
}
