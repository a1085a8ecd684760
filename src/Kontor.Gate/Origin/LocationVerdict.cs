namespace Kontor.Gate.Origin;

/// <summary>The rule that made a key suspicious.</summary>
public enum LocationRule : byte
{
    None,
    Switching,
    Spread,
    Interleaved,
}

/// <summary>Whether a key is refused for where it is used from, by which rule last, and for how long still.</summary>
public readonly record struct LocationVerdict(bool IsRefused, LocationRule Rule, long RemainingMs);
