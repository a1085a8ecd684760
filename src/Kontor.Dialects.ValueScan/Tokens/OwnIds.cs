namespace Kontor.Dialects.ValueScan.Tokens;

/// <summary>
/// Numbers for tokens that have no public one. A number follows from the symbol, so it does not change when other tokens come. Where two
/// symbols meet in one number, the later one in the alphabet takes the next that is free.
/// </summary>
internal static class OwnIds
{
    /// <summary>Public numbers lie below, own ones from here on.</summary>
    public const long First = 100_000;

    /// <summary>Several clients keep a token's number in 32 bits.</summary>
    private const long Range = int.MaxValue - First;

    /// <param name="taken">The numbers given so far; the new one is added.</param>
    public static long Take(string symbol, HashSet<long> taken)
    {
        var place = Hash(symbol) % (ulong)Range;
        while (!taken.Add(First + (long)place))
            place = (place + 1) % (ulong)Range;
        return First + (long)place;
    }

    /// <summary>FNV-1a over the characters: the same on every machine and in every run, which string.GetHashCode is not.</summary>
    private static ulong Hash(string symbol)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var character in symbol)
            hash = unchecked((hash ^ character) * 1_099_511_628_211);
        return hash;
    }
}
