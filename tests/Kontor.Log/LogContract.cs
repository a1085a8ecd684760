using Kontor.World.Log;

namespace Kontor.Log.Tests;

/// <summary>What every log promises. Each implementation runs all of it.</summary>
public abstract class LogContract
{
    /// <summary>Opens the one log of this test for writing, again after the former writer was disposed.</summary>
    protected abstract ILog Open();

    /// <summary>Opens it although the former writer still believes that it is the writer.</summary>
    protected abstract ILog TakeOver();

    /// <summary>The next append of <paramref name="log"/> finds no space; the one after it does.</summary>
    protected abstract void FailNextAppend(ILog log);

    [Fact]
    public void A_new_log_is_empty()
    {
        using var log = Open();
        Assert.Equal((0L, 0L), (log.Begin, log.End));
        Assert.Empty(log.Read(0));
        Assert.Null(log.LoadSnapshot());
        Assert.Equal(0, log.Recovery.TornBytes);
        Assert.Empty(log.Recovery.Notes);
    }

    [Fact]
    public void Records_come_back_in_order_with_their_positions()
    {
        using var log = Open();
        log.Append(Records.Batch("a", "b"));
        log.Append(Records.Batch("c"));
        Assert.Equal(["a", "b", "c"], log.Texts());
        Assert.Equal([1L, 2L], log.Read(1).Select(record => record.Position));
    }

    [Fact]
    public void An_empty_record_is_a_record_and_an_empty_batch_is_nothing()
    {
        using var log = Open();
        log.Append(Records.Batch(""));
        log.Append(Records.Batch());
        Assert.Equal([""], log.Texts());
    }

    [Fact]
    public void Records_survive_reopening_and_the_next_one_goes_behind_them()
    {
        using (var log = Open())
            log.Append(Records.Batch("a", "b"));
        using var again = Open();
        again.Append(Records.Batch("c"));
        Assert.Equal(["a", "b", "c"], again.Texts());
    }

    [Fact]
    public void A_record_does_not_change_when_its_batch_is_used_again()
    {
        using var log = Open();
        var batch = Records.Batch("first");
        log.Append(batch);
        batch.Clear();
        batch.Add("other"u8);
        log.Append(batch);
        Assert.Equal(["first", "other"], log.Texts());
    }

    [Fact]
    public void Reading_ends_where_the_log_ended_at_the_time_of_the_call()
    {
        using var log = Open();
        log.Append(Records.Batch("a"));
        var reading = log.Read(0);
        log.Append(Records.Batch("b"));
        Assert.Equal([0L], reading.Select(record => record.Position));
    }

    [Fact]
    public void Reading_from_the_end_is_empty_and_beyond_it_is_a_bug()
    {
        using var log = Open();
        log.Append(Records.Batch("a"));
        Assert.Empty(log.Read(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Read(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Read(-1));
    }

    [Fact]
    public void Each_opening_takes_a_higher_epoch()
    {
        long first;
        using (var log = Open())
            first = log.Epoch;
        using var again = Open();
        Assert.True(again.Epoch > first);
    }

    [Fact]
    public void A_replaced_writer_can_change_nothing_any_more()
    {
        using var old = Open();
        old.Append(Records.Batch("a"));
        old.SaveSnapshot(1, "s"u8.ToArray());
        using var current = TakeOver();
        Assert.True(Assert.Throws<LogUnavailableException>(() => old.Append(Records.Batch("lost"))).IsFinal);
        Assert.True(Assert.Throws<LogUnavailableException>(() => old.SaveSnapshot(1, default)).IsFinal);
        Assert.True(Assert.Throws<LogUnavailableException>(() => old.Truncate(1)).IsFinal);
        current.Append(Records.Batch("b"));
        Assert.Equal(["a", "b"], current.Texts());
    }

    [Fact]
    public void A_disposed_writer_is_a_bug_to_use()
    {
        var log = Open();
        log.Dispose();
        log.Dispose();
        Assert.Throws<ObjectDisposedException>(() => log.Append(Records.Batch("a")));
        Assert.Throws<ObjectDisposedException>(() => log.Read(0));
        Assert.Throws<ObjectDisposedException>(log.LoadSnapshot);
    }

    [Fact]
    public void Nothing_of_a_failed_batch_is_ever_read_and_a_later_one_succeeds()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a"));
            FailNextAppend(log);
            Assert.False(Assert.Throws<LogUnavailableException>(() => log.Append(Records.Batch("lost", "lost too"))).IsFinal);
            Assert.Equal(["a"], log.Texts());
            log.Append(Records.Batch("b"));
            Assert.Equal(["a", "b"], log.Texts());
        }
        using var again = Open();
        Assert.Equal(["a", "b"], again.Texts());
    }

    [Fact]
    public void The_newest_snapshot_is_the_one_that_is_loaded()
    {
        using (var log = Open())
        {
            log.Append(Records.Batch("a", "b", "c"));
            foreach (var position in new[] { 1, 2, 3 })
                log.SaveSnapshot(position, new[] { (byte)position });
            log.SaveSnapshot(3, new byte[] { 33 });
        }
        using var again = Open();
        var snapshot = again.LoadSnapshot();
        Assert.Equal(3, snapshot!.Position);
        Assert.Equal([33], snapshot.Content.ToArray());
    }

    [Fact]
    public void A_snapshot_of_records_that_are_not_there_or_older_than_the_newest_is_a_bug()
    {
        using var log = Open();
        log.Append(Records.Batch("a", "b"));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.SaveSnapshot(3, default));
        log.SaveSnapshot(2, default);
        Assert.Throws<ArgumentOutOfRangeException>(() => log.SaveSnapshot(1, default));
    }

    [Fact]
    public void Truncating_what_no_snapshot_covers_is_refused()
    {
        using var log = Open();
        log.Append(Records.Batch("a", "b"));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Truncate(1));
        log.SaveSnapshot(1, default);
        log.Truncate(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Truncate(2));
        Assert.Equal("b", log.Texts(log.End - 1)[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20_260_131)]
    public void It_agrees_with_a_naive_list(int seed)
    {
        var twin = new LogTwin(seed);
        var log = Open();
        for (var step = 0; step < 300; step++)
        {
            if (twin.WantsReopening())
            {
                log.Dispose();
                log = Open();
            }
            twin.Step(log, step);
        }
        log.Dispose();
    }
}
