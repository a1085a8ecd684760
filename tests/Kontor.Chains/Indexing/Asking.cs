using System.Collections.Immutable;
using Kontor.Chains.Views;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>Asks for the pages of a list and holds them against slices of all of it.</summary>
public sealed class Asking(Random chance)
{
    private static readonly int[] Sizes = [1, 2, 3, 7, 20, 100];

    public long Pages { get; private set; }

    public void Same<T>(IEnumerable<T> expected, Func<PageRequest, Page<T>> ask)
        where T : notnull => Same(expected, ask, static row => row);

    public void Same<T>(IEnumerable<T> expected, Func<PageRequest, Page<T>> ask, Func<T, object> comparable)
    {
        ImmutableArray<object> all = [.. expected.Select(comparable)];
        var size = Sizes[chance.Next(Sizes.Length)];
        // Every page of a short list; of a long one the first, and others at any depth.
        for (var offset = 0; offset <= Math.Min(all.Length, 4 * size); offset += size)
            SamePage(all, ask, comparable, new PageRequest(offset, size));
        for (var probe = 0; probe < 3; probe++)
            SamePage(all, ask, comparable, new PageRequest(chance.Next(all.Length + 2), size));
    }

    private void SamePage<T>(ImmutableArray<object> all, Func<PageRequest, Page<T>> ask, Func<T, object> comparable, PageRequest page)
    {
        Pages++;
        var answer = ask(page);
        Assert.Equal(all.Length, answer.Total);
        Assert.Equal(all.Skip((int)page.Offset).Take(page.Max), answer.Rows.Select(comparable));
    }
}
