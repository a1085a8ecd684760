using Kontor.Chains.Columns;
using Kontor.World.Chains;
using Xunit.Abstractions;

namespace Kontor.Chains.Tests.Columns;

public sealed class RankingTests(ITestOutputHelper output)
{
    [Fact]
    public void Ranks_and_pages_are_those_of_a_list_sorted_anew_each_time()
    {
        foreach (var seed in Seeds.Take(3, output))
        {
            var chance = new Random(seed);
            var held = new Held(4_000, chance);
            var ranking = new Ranking(held);
            for (var step = 0; step < 40_000; step++)
            {
                // First everybody comes, later most go again.
                var holding = chance.Next(held.Balances.Length);
                var after = Next(chance, held.Balances[holding], isEnding: chance.Next(40_000) < step);
                ranking.Change(holding, held.Balances[holding], after);
                held.Balances[holding] = after;
                if (step % 5_000 == 4_999)
                    Compare(held, ranking);
            }
            Compare(held, ranking);
        }
    }

    [Fact]
    public void The_short_key_never_puts_two_balances_in_the_wrong_order()
    {
        var chance = new Random(3);
        Word256[] balances = [.. Enumerable.Range(0, 3_000).Select(_ => Any(chance)).Append(Word256.Max).Append(Word256.Zero).Order()];
        for (var at = 1; at < balances.Length; at++)
        {
            Assert.True(RankEntry.KeyOf(balances[at - 1]) <= RankEntry.KeyOf(balances[at]));
            Assert.True(SizedLists.MagnitudeOf(balances[at - 1]) <= SizedLists.MagnitudeOf(balances[at]));
        }
    }

    private static void Compare(Held held, Ranking ranking)
    {
        int[] sorted =
        [
            .. Enumerable
                .Range(0, held.Balances.Length)
                .Where(holding => !held.Balances[holding].IsZero)
                .OrderByDescending(holding => held.Balances[holding])
                .ThenBy(held.OwnerOf),
        ];
        Assert.Equal(sorted.Length, ranking.Count);
        var page = new int[77];
        for (var rank = 0; rank < sorted.Length; rank += page.Length)
        {
            var written = ranking.CopyTo(rank, page);
            Assert.Equal(sorted.Skip(rank).Take(page.Length), page.Take(written));
            Assert.Equal(rank, ranking.RankOf(sorted[rank]));
        }
    }

    private static Word256 Next(Random chance, Word256 before, bool isEnding)
    {
        if (isEnding)
            return Word256.Zero;
        // Half of the changes are small and mostly leave everybody in place.
        return chance.Next(2) == 0 && !before.IsZero ? Word256.AddUpToMax(before, (ulong)chance.Next(3)) : Any(chance);
    }

    private static Word256 Any(Random chance)
    {
        if (chance.Next(3) == 0)
            return (ulong)chance.Next(1, 5);
        Span<byte> bytes = stackalloc byte[32];
        chance.NextBytes(bytes);
        // Many balances have all their leading bits in common.
        if (chance.Next(2) == 0)
            bytes[..31].Fill(0x80);
        return Word256.FromBigEndian(bytes[chance.Next(32)..]);
    }

    private sealed class Held(int count, Random chance) : IRanked
    {
        private readonly Address20[] _owners = [.. Enumerable.Range(0, count).Select(_ => Someone(chance))];

        public Word256[] Balances { get; } = new Word256[count];

        public Word256 BalanceOf(int holding) => Balances[holding];

        public Address20 OwnerOf(int holding) => _owners[holding];

        private static Address20 Someone(Random chance)
        {
            Span<byte> bytes = stackalloc byte[20];
            chance.NextBytes(bytes);
            return new Address20(bytes);
        }
    }
}
