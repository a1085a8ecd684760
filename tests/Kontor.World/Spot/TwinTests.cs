using Kontor.World.Tests.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Spot;

public sealed class TwinTests(ITestOutputHelper output)
{
    private const int SessionsCount = 30;
    private const int StepsCount = 10_000;

    [Fact]
    public void The_fast_exchange_agrees_with_the_naive_one()
    {
        var root = Seeds.TakeLong(1, output)[0];
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var session = 0UL; session < SessionsCount; session++)
            Run(root + session, kinds);
        output.WriteLine(string.Join(Environment.NewLine, kinds.Select(kind => $"{kind.Value, 8} {kind.Key}")));
        // Agreement says nothing about what never happened.
        foreach (
            var reason in (string[])["NotEnough", "DuplicateClientId", "Filled", "PartiallyCanceled", "SelfTrade", "Delisted", "Triggered"]
        )
            Assert.True(kinds.ContainsKey(reason), reason);
    }

    private static void Run(ulong seed, SortedDictionary<string, int> kinds)
    {
        var (pair, flow) = (new SpotPair(), new SpotFlow(seed));
        for (var step = 0; step < StepsCount; step++)
        {
            pair.Fast.NowMs += step % 3;
            var command = flow.Next().ToCommand(pair.LastId);
            var (fast, naive) = pair.Apply(command);
            Assert.True(string.Equals(naive, fast, StringComparison.Ordinal), $"seed {seed}, step {step}: {command}\n{naive}\n{fast}");
            Count(kinds, fast);
            if (step % 2_500 == 2_499)
                pair.ExpectToBeTheSame($"seed {seed}, step {step}");
        }
        foreach (var line in pair.Naive.Over.Concat(pair.Naive.TriggersOver))
            Count(kinds, line);
    }

    private static void Count(SortedDictionary<string, int> kinds, string said)
    {
        foreach (var word in said.Split(' ').Where(word => word.Length > 0 && char.IsAsciiLetterUpper(word[0])))
            kinds[word] = kinds.GetValueOrDefault(word) + 1;
    }
}
