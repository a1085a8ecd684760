using System.Collections.Immutable;
using Kontor.Analytics.Announcements;

namespace Kontor.Analytics.Briefings;

/// <summary>What there was to say about the whole market at one instant: a reading of each of its leading tokens. It never changes.</summary>
/// <param name="TimeMs">The instant of the grid at which it was made.</param>
public sealed record Briefing(long TimeMs, ImmutableArray<Reading> Readings) : IAnnouncement;
