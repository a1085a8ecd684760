using System.IO.Pipelines;
using Kontor.Analytics.Announcements;
using Kontor.Dialects.ValueScan.Streams;
using static Kontor.Dialects.ValueScan.Tests.Streams.StreamScene;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>What is announced reaches those who listen, and those who come back.</summary>
public sealed class PushTests
{
    [Fact]
    public async Task What_is_said_is_pushed_at_once_and_in_order_while_the_clock_stands_still()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var pipe = new Pipe();
        _ = scene.Run(pipe);
        await ReadAsync(pipe, Connected(0));
        scene.Say(10);
        await ReadAsync(pipe, Word.Text(10));
        scene.Say(20, 21, 22);
        await ReadAsync(pipe, Word.Text(20) + Word.Text(21) + Word.Text(22));
    }

    [Fact]
    public async Task Heartbeats_keep_their_time_whatever_is_said_between_them()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var pipe = new Pipe();
        _ = scene.Run(pipe);
        await ReadAsync(pipe, Connected(0));
        await scene.AdvanceAsync(19_999);
        scene.Say(10);
        await ReadAsync(pipe, Word.Text(10));
        await scene.AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
    }

    [Fact]
    public async Task A_new_reader_hears_nothing_of_before_and_learns_where_it_stands()
    {
        await using var scene = new StreamScene(keptMax: 100);
        scene.Say(10, 20);
        var pipe = new Pipe();
        _ = scene.Run(pipe);
        await ReadAsync(pipe, Connected(20));
        scene.Say(30);
        await ReadAsync(pipe, Word.Text(30));
    }

    [Theory, InlineData(0, "10 20 30"), InlineData(10, "20 30"), InlineData(15, "20 30"), InlineData(30, "")]
    public async Task A_reader_who_comes_back_hears_what_came_after_and_then_what_comes(long after, string missed)
    {
        await using var scene = new StreamScene(keptMax: 100);
        scene.Say(10, 20, 30);
        var pipe = new Pipe();
        _ = scene.Run(pipe, after);
        await ReadAsync(pipe, Connected(after));
        foreach (var time in missed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await ReadAsync(pipe, Word.Text(long.Parse(time)));
        scene.Say(40);
        await ReadAsync(pipe, Word.Text(40));
    }

    [Fact]
    public async Task Long_absences_are_caught_up_with_to_the_last_word_that_is_kept()
    {
        await using var scene = new StreamScene(keptMax: 100);
        scene.Say(Enumerable.Range(1, 150).Select(number => (long)number));
        var pipe = new Pipe();
        _ = scene.Run(pipe, 1);
        // Where it really begins is told first: whoever compares sees that something is missing.
        await ReadAsync(pipe, Connected(50));
        for (var number = 51; number <= 150; number++)
            await ReadAsync(pipe, Word.Text(number));
    }

    [Fact]
    public async Task Whoever_has_heard_what_was_never_said_begins_with_the_newest()
    {
        await using var scene = new StreamScene(keptMax: 100);
        scene.Say(10);
        var pipe = new Pipe();
        _ = scene.Run(pipe, 1_000_000);
        await ReadAsync(pipe, Connected(10));
        scene.Say(20);
        await ReadAsync(pipe, Word.Text(20));
    }

    [Fact]
    public async Task A_filter_lets_through_its_tokens_and_what_is_about_none()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var pipe = new Pipe();
        _ = scene.Run(pipe, null, 1, 7);
        await ReadAsync(pipe, Connected(0));
        scene.Log.Say([new Word(10, 1), new Word(11, 2), new Word(12), new Word(13, 7), new Word(14, 8)]);
        await ReadAsync(pipe, Word.Text(10) + Word.Text(12) + Word.Text(13));
        scene.Log.Say([new Word(20, 2), new Word(21, 1)]);
        await ReadAsync(pipe, Word.Text(21));
    }

    [Fact]
    public async Task What_cannot_be_told_is_left_out_and_holds_nothing_up()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var log = new AnnouncementLog<Word>(10);
        var feed = new Feed<Word>(
            log,
            (word, _) => Task.FromResult(word.TimeMs == 11 ? Frame.Silent(word.TimeMs) : word.Frame),
            () => CancellationToken.None
        );
        var pipe = new Pipe();
        using var stop = new CancellationTokenSource();
        _ = scene.Run(feed, pipe, new Subscription([], null), stop.Token);
        await ReadAsync(pipe, Connected(0));
        log.Say([new Word(10), new Word(11), new Word(12)]);
        await ReadAsync(pipe, Word.Text(10) + Word.Text(12));
        await stop.CancelAsync();
    }

    [Fact]
    public async Task A_reader_who_falls_out_of_the_window_is_cut_before_it_is_told_with_a_gap()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var pipe = Narrow;
        var run = scene.Run(pipe);
        // The first frame is on its way, and meanwhile more is said than is kept.
        scene.Say(Enumerable.Range(1, 101).Select(number => (long)number));
        await ReadAsync(pipe, Connected(0));
        Assert.Equal(StreamEnd.TooSlow, await run.WaitAsync(Patience));
        Assert.False(pipe.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_reader_who_is_just_within_the_window_is_not()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var pipe = Narrow;
        _ = scene.Run(pipe);
        scene.Say(Enumerable.Range(1, 100).Select(number => (long)number));
        await ReadAsync(pipe, Connected(0));
        for (var number = 1; number <= 100; number++)
            await ReadAsync(pipe, Word.Text(number));
    }

    [Fact]
    public async Task A_reader_who_does_not_take_what_was_said_is_cut_after_the_time_of_a_heartbeat()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var pipe = Narrow;
        var run = scene.Run(pipe);
        await ReadAsync(pipe, Connected(0));
        await scene.AdvanceAsync(5_000);
        scene.Say(10);
        await ReadAsync(pipe, Word.Text(10)[..1]);
        await scene.AdvanceAsync(19_999);
        Assert.False(run.IsCompleted);
        await scene.AdvanceAsync(1);
        Assert.Equal(StreamEnd.TooSlow, await run.WaitAsync(Patience));
    }

    [Fact]
    public async Task One_announcement_is_encoded_once_for_all_who_listen()
    {
        await using var scene = new StreamScene(keptMax: 100);
        var (log, encoded) = (new AnnouncementLog<Word>(10), 0);
        var feed = new Feed<Word>(
            log,
            (word, _) =>
            {
                Interlocked.Increment(ref encoded);
                return Task.FromResult(word.Frame);
            },
            () => CancellationToken.None
        );
        using var stop = new CancellationTokenSource();
        Pipe[] pipes = [.. Enumerable.Range(0, 100).Select(_ => new Pipe())];
        Task<StreamEnd>[] runs = [.. pipes.Select(pipe => scene.Run(feed, pipe, new Subscription([], null), stop.Token))];
        log.Say([new Word(10), new Word(11)]);
        foreach (var pipe in pipes)
            await ReadAsync(pipe, Connected(0) + Word.Text(10) + Word.Text(11));
        Assert.Equal(2, encoded);
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(runs).WaitAsync(Patience), end => Assert.Equal(StreamEnd.Over, end));
    }

    [Fact]
    public async Task A_venue_that_stops_ends_its_streams_at_once_whatever_they_wait_for()
    {
        await using var scene = new StreamScene(keptMax: 100);
        Pipe[] pipes = [new Pipe(), Narrow, new Pipe()];
        Task<StreamEnd>[] runs = [.. pipes.Select(pipe => scene.Run(pipe))];
        scene.Say(10);
        await scene.StopAsync();
        Assert.All(await Task.WhenAll(runs).WaitAsync(Patience), end => Assert.Equal(StreamEnd.Over, end));
    }
}
