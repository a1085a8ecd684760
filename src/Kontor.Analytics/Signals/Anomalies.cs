namespace Kontor.Analytics.Signals;

/// <summary>Which inflows stood out at an instant.</summary>
/// <param name="IsWithinDay">That of five minutes.</param>
/// <param name="IsOverDays">That of three days or more.</param>
internal readonly record struct Anomalies(bool IsWithinDay, bool IsOverDays)
{
    public bool Any => IsWithinDay || IsOverDays;

    public static Anomalies operator |(Anomalies left, Anomalies right) =>
        new(left.IsWithinDay || right.IsWithinDay, left.IsOverDays || right.IsOverDays);
}
