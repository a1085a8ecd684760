using System.Text;
using Kontor.World.Log;

namespace Kontor.Log.Tests;

/// <summary>Short ways to write records and to compare them.</summary>
public static class Records
{
    public static LogBatch Batch(params string[] contents) => Batch(contents.Select(Encoding.UTF8.GetBytes));

    public static LogBatch Batch(IEnumerable<byte[]> contents)
    {
        var batch = new LogBatch();
        foreach (var content in contents)
            batch.Add(content);
        return batch;
    }

    public static byte[][] Random(Random random, int countMax, int lengthMax)
    {
        var contents = new byte[random.Next(1, countMax + 1)][];
        for (var i = 0; i < contents.Length; i++)
            random.NextBytes(contents[i] = new byte[random.Next(lengthMax + 1)]);
        return contents;
    }

    public static string[] Texts(this ILog log, long from = 0) =>
        [.. log.Read(from).Select(record => Encoding.UTF8.GetString(record.Content.Span))];

    public static void AssertHolds(this ILog log, long begin, IReadOnlyList<byte[]> expected)
    {
        Assert.Equal(begin + expected.Count, log.End);
        var next = begin;
        foreach (var record in log.Read(begin))
        {
            Assert.Equal(next, record.Position);
            Assert.True(record.Content.Span.SequenceEqual(expected[(int)(next - begin)]), $"Record {next} is another one.");
            next++;
        }
        Assert.Equal(log.End, next);
    }
}
