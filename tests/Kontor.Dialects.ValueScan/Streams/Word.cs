using System.Text;
using Kontor.Analytics.Announcements;
using Kontor.Dialects.ValueScan.Streams;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>Something to announce.</summary>
internal sealed record Word(long TimeMs, long? TokenId = null) : IAnnouncement
{
    public Frame Frame => new(TimeMs, TokenId, Encoding.UTF8.GetBytes(Text(TimeMs)));

    public static string Text(long timeMs) => $"event: word\ndata: {timeMs}\nid: {timeMs}\n\n";

    public static Feed<Word> Feed(AnnouncementLog<Word> log) => new(log, (word, _) => Task.FromResult(word.Frame), () => default);
}
