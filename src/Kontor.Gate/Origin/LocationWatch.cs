using System.Buffers;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Origin;

/// <summary>
/// Watches from which countries each key is used. Show it only requests whose signature was right, or anybody could have anybody's
/// key refused. A rule is met by the request that completes it; who stays in one country afterwards is served again when the time is
/// up. Requests of a refused key are watched too, so going on with the same game starts the time anew.
/// </summary>
public sealed class LocationWatch
{
    private const byte Format = 1;

    private readonly LocationOptions _options;
    private readonly SubjectTable<LocationTrack> _table;

    public LocationWatch(LocationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        // Not watching a new key would open the door for the price of many keys; a key that was quiet longest is forgotten instead.
        _table = new(options.SubjectsMax, FullTablePolicy.EvictSoonestIdle, subject => new LocationTrack(subject, options));
    }

    public int SubjectCount => _table.Count;

    /// <summary>Notes a request and says whether the key is refused. An unknown country is not noted.</summary>
    public LocationVerdict Observe(long key, CountryCode country, long nowMs)
    {
        if (!country.IsKnown)
            return Read(key, nowMs);
        using var held = _table.Enter(Subject.Of(key), nowMs);
        var track = held.Track ?? throw new InvalidOperationException("A table that evicts always has room.");
        track.Note(country, nowMs);
        return track.Verdict(nowMs);
    }

    /// <summary>Whether the key is refused, without noting anything.</summary>
    public LocationVerdict Read(long key, long nowMs)
    {
        using var held = _table.Find(Subject.Of(key));
        return held.Track?.Verdict(nowMs) ?? default;
    }

    /// <summary>The operator's pardon: the key is served again, and what was seen of it is forgotten.</summary>
    public void Reset(long key)
    {
        using var held = _table.Find(Subject.Of(key));
        held.Track?.Clear();
    }

    public void Save(IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var tracks = _table.Sorted();
        SnapshotWriter.Byte(target, Format);
        SnapshotWriter.Int(target, tracks.Length);
        foreach (var track in tracks)
        {
            SnapshotWriter.Wide(target, track.Subject);
            lock (track.Gate)
                track.Save(target);
        }
    }

    /// <summary>Replaces the content by a saved one; returns how many bytes it took.</summary>
    public int Load(ReadOnlySpan<byte> saved)
    {
        var reader = new SnapshotReader(saved);
        reader.Expect(Format);
        var tracks = new List<LocationTrack>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var track = new LocationTrack(reader.Wide(), _options);
            track.Load(ref reader);
            tracks.Add(track);
        }

        _table.Restore(tracks);
        return reader.Position;
    }
}
