namespace Kontor.World;

/// <param name="Broken">A sentence for every invariant that does not hold.</param>
/// <param name="Hash">The state hash in hexadecimal: equal states have equal hashes.</param>
/// <param name="Commands">Records applied so far, the genesis included.</param>
public sealed record CheckReport(bool Ok, IReadOnlyList<string> Broken, string Hash, long Commands);
