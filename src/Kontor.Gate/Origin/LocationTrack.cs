using System.Buffers;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Origin;

/// <summary>
/// What is remembered of one key: the newest changes of country, and per country its newest requests. Just as much as the rules ask
/// for, so the size does not depend on traffic. Requests are numbered as well as timed: in a world whose clock stands still, only
/// the numbers tell what came between what.
/// </summary>
internal sealed class LocationTrack(UInt128 subject, LocationOptions options) : SubjectTrack(subject)
{
    private readonly List<CountrySlot> _slots = new(1);
    private readonly Queue<long> _changesMs = new();
    private CountryCode _current;
    private long _lastMs = long.MinValue;
    private long _number;
    private long _refusedUntilMs = long.MinValue;
    private LocationRule _rule;

    public override long IdleFromMs =>
        _lastMs == long.MinValue ? _refusedUntilMs : Math.Max(_lastMs + options.LongestWindowMs, _refusedUntilMs);

    public LocationVerdict Verdict(long nowMs) =>
        nowMs < _refusedUntilMs ? new LocationVerdict(IsRefused: true, _rule, _refusedUntilMs - nowMs) : default;

    public void Note(CountryCode country, long nowMs)
    {
        // As in a sliding window: of two threads that read the clock, the slower one does not turn it back.
        nowMs = Math.Max(nowMs, _lastMs);
        var isChange = _current.IsKnown && _current != country;
        if (isChange && nowMs - _lastMs < options.ChangesWindowMs)
            NoteChange(nowMs);
        (_current, _lastMs) = (country, nowMs);
        var slot = SlotOf(country);
        slot.Note(nowMs, ++_number);
        var rule = RuleMet(slot, isChange, nowMs);
        if (rule != LocationRule.None)
            (_rule, _refusedUntilMs) = (rule, nowMs + options.RefusedMs);
    }

    public void Clear()
    {
        _slots.Clear();
        _changesMs.Clear();
        (_current, _lastMs, _number) = (default, long.MinValue, 0);
        (_rule, _refusedUntilMs) = (LocationRule.None, long.MinValue);
    }

    public void Save(IBufferWriter<byte> target)
    {
        SnapshotWriter.Int(target, _current.Packed);
        SnapshotWriter.Long(target, _lastMs);
        SnapshotWriter.Long(target, _number);
        SnapshotWriter.Long(target, _refusedUntilMs);
        SnapshotWriter.Byte(target, (byte)_rule);
        SnapshotWriter.Int(target, _changesMs.Count);
        foreach (var changeMs in _changesMs)
            SnapshotWriter.Long(target, changeMs);
        SnapshotWriter.Int(target, _slots.Count);
        foreach (var slot in _slots)
            slot.Save(target);
    }

    public void Load(ref SnapshotReader reader)
    {
        _current = ReadCountry(ref reader);
        (_lastMs, _number, _refusedUntilMs) = (reader.Long(), reader.Long(), reader.Long());
        _rule = (LocationRule)reader.Byte();
        for (var left = reader.Count(); left > 0; left--)
            NoteChange(reader.Long());
        for (var left = reader.Count(); left > 0; left--)
            SlotOf(ReadCountry(ref reader)).Load(ref reader);
    }

    private LocationRule RuleMet(CountrySlot slot, bool isChange, long nowMs)
    {
        if (isChange && IsSwitching(nowMs))
            return LocationRule.Switching;
        if (isChange && IsSpread(nowMs))
            return LocationRule.Spread;
        return IsInterleaved(slot, nowMs) ? LocationRule.Interleaved : LocationRule.None;
    }

    private bool IsSwitching(long nowMs) =>
        options.ChangesMin > 0 && _changesMs.Count == options.ChangesMin && _changesMs.Peek() > nowMs - options.ChangesWindowMs;

    private bool IsSpread(long nowMs)
    {
        var seen = 0;
        foreach (var slot in _slots)
            seen += slot.NewestMs > nowMs - options.CountriesWindowMs ? 1 : 0;
        return options.CountriesMin > 0 && seen >= options.CountriesMin;
    }

    // Of both countries the newest requests lie in the window, and neither's lie wholly before the other's: a caller who moved once
    // has left one country before he came to the other.
    private bool IsInterleaved(CountrySlot here, long nowMs)
    {
        if (options.InterleavedMin == 0 || !here.IsFull || here.OldestMs <= nowMs - options.InterleavedWindowMs)
            return false;
        foreach (var there in _slots)
        {
            var isRecent = there != here && there.IsFull && there.OldestMs > nowMs - options.InterleavedWindowMs;
            if (isRecent && here.OldestNumber < there.NewestNumber && there.OldestNumber < here.NewestNumber)
                return true;
        }

        return false;
    }

    private void NoteChange(long changeMs)
    {
        if (options.ChangesMin == 0)
            return;
        if (_changesMs.Count == options.ChangesMin)
            _changesMs.Dequeue();
        _changesMs.Enqueue(changeMs);
    }

    private CountrySlot SlotOf(CountryCode country)
    {
        CountrySlot? oldest = null;
        foreach (var slot in _slots)
        {
            if (slot.Country == country)
                return slot;
            if (oldest is null || slot.NewestNumber < oldest.NewestNumber)
                oldest = slot;
        }

        // The one not seen for longest makes room: it is the first that every rule forgets.
        if (_slots.Count == options.SlotsMax)
            _slots.Remove(oldest!);
        var added = new CountrySlot(country, Math.Max(options.InterleavedMin, 1));
        _slots.Add(added);
        return added;
    }

    private static CountryCode ReadCountry(ref SnapshotReader reader)
    {
        var packed = reader.Int();
        var isCode = packed == 0 || CountryCode.TryParse([(char)(packed >> 8), (char)(packed & 0xFF)], out _);
        return packed is >= 0 and <= ushort.MaxValue && isCode
            ? CountryCode.Unpack((ushort)packed)
            : throw new InvalidDataException($"A saved country of {packed} is not possible.");
    }
}
