using System.Runtime.CompilerServices;
using Kontor.Analytics.Announcements;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>
/// Announcements as frames. Each is encoded once, when the first reader needs it, and all others send the same bytes: a thousand readers cost one
/// encoding, and none cost nothing. A frame is kept as long as its announcement is, so the log's bound is this one's too.
/// </summary>
/// <param name="encode">Makes the frame of an announcement.</param>
/// <param name="life">Ends when the venue does. No single reader's patience may end what all of them wait for.</param>
internal sealed class Feed<T>(AnnouncementLog<T> log, Func<T, CancellationToken, Task<Frame>> encode, Func<CancellationToken> life) : IFeed
    where T : class, IAnnouncement
{
    /// <summary>A reader that has much to catch up with holds so many at a time.</summary>
    private const int BatchMax = 64;

    private readonly ConditionalWeakTable<T, Lazy<Task<Frame>>> _frames = [];

    public long NewestMs => log.NewestMs;
    public long ForgottenMs => log.ForgottenMs;

    public Task WaitAfterAsync(long timeMs, CancellationToken stop) => log.WaitAfterAsync(timeMs, stop);

    public async ValueTask<IReadOnlyList<Frame>> ReadAfterAsync(long timeMs, CancellationToken stop)
    {
        var news = log.ReadAfter(timeMs, BatchMax);
        var frames = new Frame[news.Length];
        for (var at = 0; at < frames.Length; at++)
        {
            var frame = FrameOf(news[at]);
            frames[at] = frame.IsCompletedSuccessfully ? frame.Result : await frame.WaitAsync(stop);
        }

        return frames;
    }

    private Task<Frame> FrameOf(T news) => _frames.GetValue(news, one => new Lazy<Task<Frame>>(() => encode(one, life()))).Value;
}
