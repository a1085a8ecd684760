using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Tests.Tokens;

/// <summary>Numbers of tokens that have no public one.</summary>
public sealed class OwnIdsTests
{
    [Fact]
    public void A_number_does_not_depend_on_who_else_is_there()
    {
        var alone = OwnIds.Take("KONTOR", []);
        var crowd = new HashSet<long>();
        foreach (var number in Enumerable.Range(0, 1_000))
            OwnIds.Take($"TOKEN{number}", crowd);
        Assert.Equal(alone, OwnIds.Take("KONTOR", crowd));
    }

    [Fact]
    public void Numbers_are_own_ones_fit_into_32_bits_and_never_meet()
    {
        var taken = new HashSet<long>();
        for (var i = 0; i < 20_000; i++)
            Assert.InRange(OwnIds.Take($"T{i}", taken), OwnIds.First, int.MaxValue);
        Assert.Equal(20_000, taken.Count);
    }

    [Fact]
    public void Two_symbols_that_meet_in_one_number_get_neighbours()
    {
        var taken = new HashSet<long>();
        var first = OwnIds.Take("SAME", taken);
        Assert.Equal(first + 1, OwnIds.Take("SAME", taken));
    }
}
