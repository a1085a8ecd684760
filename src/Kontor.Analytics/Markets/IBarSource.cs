namespace Kontor.Analytics.Markets;

/// <summary>What bars are made of.</summary>
internal interface IBarSource
{
    /// <summary>When the first trade was that is known; nothing without any.</summary>
    long? FirstMs { get; }

    /// <summary>What was traded from one time to (and without) another; nothing where nothing was.</summary>
    BarPart? Between(long fromMs, long toMs);

    /// <summary>The last price before a time.</summary>
    Int128? CloseBefore(long timeMs);
}
