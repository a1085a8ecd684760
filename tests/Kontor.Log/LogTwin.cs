using Kontor.World.Log;

namespace Kontor.Log.Tests;

/// <summary>The obvious log, a list, driven with the same seeded steps as the real one.</summary>
internal sealed class LogTwin(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<byte[]> _records = [];
    private LogSnapshot? _snapshot;
    private long _truncated;

    public bool WantsReopening() => _random.Next(8) == 0;

    public void Step(ILog log, int step)
    {
        var where = $"seed {seed}, step {step}";
        switch (_random.Next(10))
        {
            case 0:
                Snapshot(log);
                break;
            case 1:
                _truncated = Math.Max(_truncated, _random.NextInt64((_snapshot?.Position ?? 0) + 1));
                log.Truncate(_truncated);
                break;
            default:
                var contents = Records.Random(_random, countMax: 6, lengthMax: 90);
                log.Append(Records.Batch(contents));
                _records.AddRange(contents);
                break;
        }
        Compare(log, where);
    }

    private void Snapshot(ILog log)
    {
        var oldest = Math.Max(log.Begin, _snapshot?.Position ?? 0);
        var content = new byte[_random.Next(500)];
        _random.NextBytes(content);
        _snapshot = new LogSnapshot(oldest + _random.NextInt64(log.End - oldest + 1), content);
        log.SaveSnapshot(_snapshot.Position, content);
    }

    private void Compare(ILog log, string where)
    {
        Assert.True(log.End == _records.Count, $"End {log.End} instead of {_records.Count}: {where}");
        Assert.True(log.Begin <= _truncated, $"More was truncated than asked: {where}");
        var from = log.Begin + _random.NextInt64(log.End - log.Begin + 1);
        log.AssertHolds(from, _records[(int)from..]);
        var snapshot = log.LoadSnapshot();
        Assert.True(snapshot?.Position == _snapshot?.Position, $"Another snapshot: {where}");
        Assert.True(snapshot is null || snapshot.Content.Span.SequenceEqual(_snapshot!.Content.Span), $"Another snapshot: {where}");
    }
}
