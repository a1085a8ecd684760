namespace Kontor.Analytics.Signals;

/// <summary>Some of the times that lie behind an instant: a bit for each <see cref="Lag"/>.</summary>
[Flags]
internal enum Lags
{
    None = 0,
    Now = 1 << Lag.None,
    Day = 1 << Lag.Day,
}
