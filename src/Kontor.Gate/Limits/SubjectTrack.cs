namespace Kontor.Gate.Limits;

/// <summary>What a table remembers about one subject. Everything in it is read and written under its gate.</summary>
internal abstract class SubjectTrack(UInt128 subject)
{
    public UInt128 Subject { get; } = subject;
    public Lock Gate { get; } = new();

    /// <summary>Set under the gate when the table has dropped this track: whoever waited for the gate has to look again.</summary>
    public bool IsEvicted { get; set; }

    /// <summary>The instant from which dropping this track changes no verdict.</summary>
    public abstract long IdleFromMs { get; }
}

/// <summary>A track with its gate held until disposal; without a track when the table is full.</summary>
internal readonly ref struct HeldTrack<T>(T? track)
    where T : SubjectTrack
{
    public T? Track { get; } = track;

    public void Dispose() => Track?.Gate.Exit();
}
