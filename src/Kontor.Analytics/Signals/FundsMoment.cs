namespace Kontor.Analytics.Signals;

/// <summary>What a state machine of moving money looks at: one token on one venue at one instant.</summary>
/// <param name="Price">Of the token.</param>
/// <param name="HasJumped">Whether the turnover of five minutes is far above that of the day before.</param>
/// <param name="HasRisen">Whether the price did the same in these five minutes.</param>
/// <param name="Net">What flowed in in these five minutes, less what flowed out.</param>
/// <param name="Net4h">The same of four hours.</param>
internal readonly record struct FundsMoment(
    long GridMs,
    Int128 Price,
    Anomalies Anomalies,
    bool HasJumped,
    bool HasRisen,
    Int128 Net,
    Int128 Net4h
);
