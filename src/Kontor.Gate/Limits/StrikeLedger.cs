using System.Buffers;

namespace Kontor.Gate.Limits;

/// <summary>Counts refused calls per subject and bans those who do not stop: each ban in a row is twice as long as the one before.</summary>
public sealed class StrikeLedger
{
    private const byte Format = 1;

    private readonly StrikeOptions _options;
    private readonly BanList _bans;
    private readonly SubjectTable<Track> _table;

    public StrikeLedger(StrikeOptions options, BanList bans)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bans);
        options.Check();
        (_options, _bans) = (options, bans);
        // Under a flood of addresses the newest strikes matter most: who would be forgotten first anyway is forgotten now.
        _table = new SubjectTable<Track>(options.SubjectsMax, FullTablePolicy.EvictSoonestIdle, subject => new Track(subject, options));
    }

    public int SubjectCount => _table.Count;

    /// <summary>Notes a refused call. True when it was one too many: the subject is banned, for the time given.</summary>
    public bool Strike(UInt128 subject, long nowMs, out long banMs)
    {
        using var held = _table.Enter(subject, nowMs);
        var track = held.Track ?? throw new InvalidOperationException("A table that evicts always has room.");
        track.Strikes.TryTake(nowMs, 1, out var reading);
        banMs = 0;
        if (reading.Used < _options.StrikesMax)
            return false;

        // The strikes are paid for with the ban: the next one needs as many again.
        track.Strikes.Clear();
        banMs = reading.AtMs >= track.ForgivenMs ? _options.BanFirstMs : Longer(track.BanMs);
        track.BanMs = banMs;
        track.ForgivenMs = reading.AtMs + banMs + _options.ForgetMs;
        _bans.Ban(subject, reading.AtMs + banMs);
        return true;
    }

    public void Save(IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var tracks = _table.Sorted();
        SnapshotWriter.Byte(target, Format);
        SnapshotWriter.Int(target, tracks.Length);
        foreach (var track in tracks)
        {
            lock (track.Gate)
            {
                SnapshotWriter.Wide(target, track.Subject);
                SnapshotWriter.Long(target, track.BanMs);
                SnapshotWriter.Long(target, track.ForgivenMs);
                track.Strikes.Save(target);
            }
        }
    }

    /// <summary>Replaces the content by a saved one; returns how many bytes it took. The bans are saved by their own list.</summary>
    public int Load(ReadOnlySpan<byte> saved)
    {
        var reader = new SnapshotReader(saved);
        reader.Expect(Format);
        var tracks = new List<Track>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var track = new Track(reader.Wide(), _options) { BanMs = reader.Long(), ForgivenMs = reader.Long() };
            track.Strikes.Load(ref reader);
            tracks.Add(track);
        }

        _table.Restore(tracks);
        return reader.Position;
    }

    private long Longer(long banMs) => banMs >= _options.BanLongestMs / 2 ? _options.BanLongestMs : banMs * 2;

    private sealed class Track(UInt128 subject, StrikeOptions options) : SubjectTrack(subject)
    {
        public SlidingWindow Strikes { get; } = new(options.StrikesMax, options.WindowMs);
        public long BanMs { get; set; }
        public long ForgivenMs { get; set; } = long.MinValue;

        public override long IdleFromMs => Math.Max(Strikes.EmptyFromMs, ForgivenMs);
    }
}
