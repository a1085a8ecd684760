using System.Diagnostics;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Bench.Chain;

/// <summary>Puts each question many times, with other arguments each time, and at any depth of the window of 10,000 rows.</summary>
internal sealed class ChainQueries(ChainIndex index, int people, int rounds)
{
    private const int WindowRows = 10_000;
    private const int PageRows = 20;

    private readonly Random _chance = new(7);
    private readonly long _head = index.Head!.Value.Height;

    public BenchTable Rows()
    {
        List<string[]> rows = [];
        foreach (var (name, ask) in Questions())
            rows.Add(Measure(name, ask));
        return new BenchTable(
            $"Each question {rounds:N0} times on one thread, pages of {PageRows} rows at any offset below {WindowRows:N0} unless it says otherwise. \"Busiest\" is "
                + "the address or token with the most transfers; \"any\" is drawn evenly from all, so it mostly has few.",
            ["question", "p50", "p99", "max", "mean processor time"],
            rows
        );
    }

    private IEnumerable<(string Name, Action Ask)> Questions()
    {
        var (busiest, token) = (SyntheticChain.Person(0), SyntheticChain.Token(0));
        yield return ("transaction by hash", () => index.FindTransaction(Hash()));
        yield return ("block list", () => index.Blocks(HeightRange.All, Page()));
        yield return ("transaction list", () => index.Transactions(HeightRange.All, Page()));
        yield return ("large transactions", () => index.LargeTransactions(Large(), HeightRange.All, Page()));
        yield return ("transactions of any address", () => index.TransactionsOf(Any(), Side.Any, HeightRange.All, FirstPage()));
        yield return ("transactions of the busiest address", () => index.TransactionsOf(busiest, Side.Any, HeightRange.All, Page()));
        yield return ("the same, in 10,000 blocks", () => index.TransactionsOf(busiest, Side.Any, Heights(), Page()));
        yield return ("the same, received only", () => index.TransactionsOf(busiest, Side.To, HeightRange.All, Page()));
        yield return ("transactions of 20 addresses, in 10,000 blocks", () => index.TransactionsOf(Some(), Side.Any, Heights(), Page()));
        yield return ("internal transfers of any address", () => index.InternalsOf(Any(), Side.Any, HeightRange.All, FirstPage()));
        yield return (
            "token transfers of any address",
            () => index.TransfersOf(Any(), TokenKind.Erc20, Side.Any, HeightRange.All, FirstPage())
        );
        yield return (
            "token transfers of the busiest address",
            () => index.TransfersOf(busiest, TokenKind.Erc20, Side.Any, HeightRange.All, Page())
        );
        yield return ("the same, of the busiest token", () => index.TransfersOf(busiest, token, null, Side.Any, HeightRange.All, Page()));
        yield return ("transfers of the busiest token", () => index.TransfersOfToken(token, HeightRange.All, Page()));
        yield return (
            "the same, of the largest amounts (1 in 25,000)",
            () => index.TransfersOfToken(token, Largest(), HeightRange.All, FirstPage())
        );
        yield return (
            "the same, of middling amounts (1 in 10)",
            () => index.TransfersOfToken(token, Middling(), HeightRange.All, FirstPage())
        );
        yield return ("transfers of a transaction", () => index.TransfersOfTransaction(Hash(), null, FirstPage()));
        yield return ("logs of the busiest contract, 100 rows", () => index.LogsOf(token, null, HeightRange.All, new PageRequest(0, 100)));
        yield return (
            "logs by topic, in 10,000 blocks, 100 rows",
            () => index.LogsOf(token, SyntheticChain.Transfer, Heights(), new PageRequest(0, 100))
        );
        yield return ("holders of the busiest token", () => index.Holders(token, Page()));
        yield return ("holders of the chain's coin", () => index.Holders(null, Page()));
        yield return ("rank of a holder", () => index.FindHolder(null, Any()));
        yield return ("balance at any height, busiest address", () => index.BalanceOf(busiest, token, _chance.NextInt64(_head)));
        yield return ("tokens of any address", () => index.TokensOf(Any(), default, FirstPage()));
        yield return ("tokens of the busiest address", () => index.TokensOf(busiest, default, FirstPage()));
        yield return ("an address in all", () => index.DescribeAddress(Any()));
        yield return ("the busiest address in all", () => index.DescribeAddress(busiest));
        yield return ("a token in all", () => index.FindToken(SyntheticChain.Token(_chance.Next(SyntheticChain.TokensMax))));
        yield return ($"all {SyntheticChain.TokensMax} tokens", () => index.Tokens(null));
    }

    private string[] Measure(string name, Action ask)
    {
        for (var round = 0; round < rounds / 10; round++)
            ask();
        var ticks = new long[rounds];
        var used = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            ask();
            ticks[round] = Stopwatch.GetTimestamp() - start;
        }
        var mean = (Environment.CpuUsage.TotalTime - used) / rounds;
        Array.Sort(ticks);
        return [name, Text(ticks[rounds / 2]), Text(ticks[(int)(rounds * 0.99)]), Text(ticks[^1]), $"{mean.TotalMicroseconds:N1} µs"];
    }

    private PageRequest Page() => new(_chance.Next(WindowRows - PageRows), PageRows);

    private static PageRequest FirstPage() => new(0, PageRows);

    private Address20 Any() => SyntheticChain.Person(_chance.Next(people));

    private Address20[] Some()
    {
        var some = new Address20[20];
        for (var n = 0; n < some.Length; n++)
            some[n] = SyntheticChain.Person(_chance.Next(Math.Min(people, 1_000)));
        return some;
    }

    private Hash32 Hash() => SyntheticChain.HashOf(_chance.NextInt64(1, _head), _chance.Next(SyntheticChain.TransactionsPerBlock));

    private HeightRange Heights()
    {
        var first = _chance.NextInt64(Math.Max(1, _head - 10_000));
        return new HeightRange(first, first + 9_999);
    }

    private Word256 Large() => (UInt128)1_000_000_000_000_000_000 * (ulong)_chance.Next(100, 1_000);

    private AmountRange Largest() => new(Word256.Parse("1207000000000000000000000000"), Word256.Max);

    private AmountRange Middling() => new((ulong)_chance.Next(1 << 16), (ulong)_chance.Next(1 << 24));

    private static string Text(long ticks) => $"{Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds:N1} µs";
}
