namespace Kontor.Analytics.Announcements;

/// <summary>Something that is said once, to everybody who listens.</summary>
public interface IAnnouncement
{
    /// <summary>When, and at the same time which: no two of one log have the same.</summary>
    long TimeMs { get; }
}
