using System.Diagnostics;
using Kontor.Chains;
using Kontor.Chains.Model;

namespace Kontor.Bench.Chain;

/// <summary>How fast an index of a chain takes in blocks, how much room it needs, and how long the questions asked of it take.</summary>
public static class ChainBench
{
    private const int Seed = 20_261_121;
    private const int BatchBlocks = 250;

    public static Task<string> RunAsync(bool isQuick) =>
        isQuick
            ? RunAsync(transfers: 100_000, people: 10_000, rounds: 200, nodeTransactions: 500)
            : RunAsync(transfers: 10_000_000, people: 500_000, rounds: 20_000, nodeTransactions: 20_000);

    private static async Task<string> RunAsync(int transfers, int people, int rounds, int nodeTransactions)
    {
        using var index = new ChainIndex(new ChainIndexOptions());
        var chain = new SyntheticChain(Seed, people);
        index.Append(chain.Genesis());
        var (time, processor) = (TimeSpan.Zero, TimeSpan.Zero);
        while (index.Counts.Transfers < transfers)
        {
            var blocks = new ChainBlock[BatchBlocks];
            for (var block = 0; block < blocks.Length; block++)
                blocks[block] = chain.Next();
            // Making them up takes longer than indexing them, and is not what is measured.
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            foreach (var block in blocks)
                index.Append(block);
            time += Stopwatch.GetElapsedTime(start);
            processor += Environment.CpuUsage.TotalTime - used;
        }
        var (append, asked) = (Append(index, time, processor), new ChainQueries(index, people, rounds).Rows().ToMarkdown());
        using var http = new ChainOverHttp(index, people, rounds / 10);
        var served = (await http.RowsAsync()).ToMarkdown();
        var followed = await NodeBackfill.RunAsync(nodeTransactions);
        return $"{append}\n\n{asked}\n\n{served}\n\n{Rewind(index)}\n\n{followed}";
    }

    private static string Append(ChainIndex index, TimeSpan time, TimeSpan processor)
    {
        var counts = index.Counts;
        return new BenchTable(
            $"An index on one thread takes in {counts.Blocks:N0} blocks of {SyntheticChain.TransactionsPerBlock} transactions; eight of ten move a token, one moves "
                + "coin, one moves coin through a contract, and all pay fees. Per processor second is what counts where others use the machine too. "
                + "Bytes are of everything: rows, lists, balances by block, rankings.",
            [
                "transactions",
                "token transfers",
                "addresses",
                "holdings",
                "transactions/s",
                "per processor second",
                "memory",
                "bytes per transaction",
                "bytes per transfer",
            ],
            [
                [
                    $"{counts.Transactions:N0}",
                    $"{counts.Transfers:N0}",
                    $"{counts.Addresses:N0}",
                    $"{counts.Holdings:N0}",
                    $"{counts.Transactions / time.TotalSeconds:N0}",
                    $"{counts.Transactions / processor.TotalSeconds:N0}",
                    $"{index.MemoryBytes / 1_000_000:N0} MB",
                    $"{index.MemoryBytes / counts.Transactions:N0}",
                    $"{index.MemoryBytes / counts.Transfers:N0}",
                ],
            ]
        ).ToMarkdown();
    }

    private static string Rewind(ChainIndex index)
    {
        const int blocks = 10;
        var start = Stopwatch.GetTimestamp();
        index.Rewind(index.Head!.Value.Height - blocks);
        return $"Taking back {blocks} blocks, for which all readers wait: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms.";
    }
}
