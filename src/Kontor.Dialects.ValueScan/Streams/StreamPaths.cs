namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>The part of the contract that is served as event streams and follows rules of its own.</summary>
internal static class StreamPaths
{
    public const string Prefix = "/stream/";

    public static bool Has(ReadOnlySpan<char> path) => path.StartsWith(Prefix);
}
