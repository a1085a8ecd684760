using Kontor.World.Directory;

namespace Kontor.Server.Control;

/// <summary>Sets of words in JSON, flags in the world.</summary>
internal static class Flags
{
    public static AccountKinds? Join(AccountKinds[]? words) => words?.Aggregate(AccountKinds.None, (all, word) => all | word);

    public static Permissions? Join(Permissions[]? words) => words?.Aggregate(Permissions.None, (all, word) => all | word);

    /// <summary>The single flags that are set, leaving out the names that stand for none or for all.</summary>
    public static IEnumerable<T> Split<T>(T flags, T all)
        where T : struct, Enum => Enum.GetValues<T>().Where(flag => Convert.ToInt64(flag) != 0 && !flag.Equals(all) && flags.HasFlag(flag));
}
