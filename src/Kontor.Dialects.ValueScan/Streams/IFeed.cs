namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>What a stream tells its reader, whatever it is about. Where a reader stands is the time of what was told last.</summary>
internal interface IFeed
{
    /// <summary>Where a reader begins who wants what comes from now on.</summary>
    long NewestMs { get; }

    /// <summary>The last instant of which something is forgotten: the earliest place to begin at.</summary>
    long ForgottenMs { get; }

    /// <summary>Ends when there is something after a time.</summary>
    Task WaitAfterAsync(long timeMs, CancellationToken stop);

    /// <summary>What there is after a time, the oldest first, and of that the first few.</summary>
    ValueTask<IReadOnlyList<Frame>> ReadAfterAsync(long timeMs, CancellationToken stop);
}
