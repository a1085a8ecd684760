using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Time;

/// <summary>What the clock is set to. In real mode the time itself comes with every record as its stamp.</summary>
public sealed class TimeState : IStateFolder
{
    public string Name => "time";

    /// <summary>A manual clock stands still until a command moves it.</summary>
    public bool IsManual { get; private set; }

    /// <summary>How far a real clock is ahead of the system's.</summary>
    public long OffsetMs { get; private set; }

    /// <summary>The latest time this world has seen in a command; no later stamp is smaller.</summary>
    public long NowMs { get; private set; }

    internal void Begin(long? manualStartMs)
    {
        IsManual = manualStartMs.HasValue;
        NowMs = manualStartMs ?? NowMs;
    }

    internal void Observe(long stampMs)
    {
        Invariant.Holds(stampMs >= NowMs);
        NowMs = stampMs;
    }

    internal Outcome<long> MoveTo(long toMs)
    {
        if (toMs < NowMs)
            return Reject.Backwards;
        if (toMs > Bounds.InstantMaxMs)
            return Reject.Overflow;
        if (!IsManual)
            OffsetMs += toMs - NowMs;
        NowMs = toMs;
        return NowMs;
    }

    internal long Freeze()
    {
        IsManual = true;
        OffsetMs = 0;
        return NowMs;
    }

    internal long Unfreeze(long systemMs)
    {
        if (!IsManual)
            return NowMs;
        IsManual = false;
        OffsetMs = NowMs - systemMs;
        return NowMs;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteBool(IsManual);
        writer.WriteLong(OffsetMs);
        writer.WriteLong(NowMs);
    }

    public void Load(ref RecordReader reader)
    {
        IsManual = reader.ReadBool();
        OffsetMs = reader.ReadLong();
        NowMs = reader.ReadLong();
    }

    public void Check(ICollection<string> broken)
    {
        if (NowMs is < 0 or > Bounds.InstantMaxMs)
            broken.Add($"time: {NowMs} is no instant");
        if (IsManual && OffsetMs != 0)
            broken.Add("time: a manual clock has no offset");
    }
}
