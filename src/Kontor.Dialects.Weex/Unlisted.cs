using Kontor.Catalog;

namespace Kontor.Dialects.Weex;

/// <summary>
/// Two refusals that the vendor's table has no row for. Neither is written as a code with a message: an unknown path never reaches the part
/// of the vendor's server that knows codes, and a client recognises a rate limit by the very absence of a message.
/// </summary>
internal static class Unlisted
{
    private const string Section = "not in the published table";

    public static PlainError NotFound { get; } =
        new("weex", "NOT_FOUND", "404", 404, Retry.Never, Section, "Not Found", "The path is none of this contract's.");

    public static PlainError TooManyRequests { get; } =
        new(
            "weex",
            "TOO_MANY_REQUESTS",
            "429",
            429,
            Retry.Later,
            Section,
            "Too Many Requests",
            "The address has used up its weight, or was told so less than ten seconds ago."
        );
}
