using System.Net.WebSockets;
using System.Text;
using Kontor.Gate.Sockets;

namespace Kontor.Gate.Tests.Sockets;

/// <summary>One connection: what it reads, what it may cost, and how it ends.</summary>
public sealed class SocketSessionTests
{
    [Fact]
    public async Task Messages_are_answered_in_their_order()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        for (var number = 0; number < 50; number++)
            await client.SayAsync($"message {number}");
        for (var number = 0; number < 50; number++)
            Assert.Equal($"message {number}", await client.HearAsync());
    }

    [Fact]
    public async Task A_message_in_pieces_is_one_message()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        // The first piece ends in the middle of a letter.
        var bytes = "größer"u8.ToArray();
        await client.SayAsync(bytes[..3], isEnd: false);
        await client.SayAsync(bytes[3..4], isEnd: false);
        await client.SayAsync(bytes[4..]);
        Assert.Equal("größer", await client.HearAsync());
    }

    [Fact]
    public async Task A_message_of_the_longest_length_is_read_and_a_longer_one_ends_the_connection()
    {
        await using var house = await SocketHouse.OpenAsync(new SocketOptions { MessageBytesMax = 1_024 });
        using var client = await house.ConnectAsync();
        var longest = new string('a', 1_024);
        Assert.Equal(longest, await client.AskAsync(longest));
        // However it is cut into pieces.
        for (var piece = 0; piece < 40; piece++)
            await client.SayAsync(new byte[100], isEnd: false);
        await client.SayAsync("."u8.ToArray());
        Assert.Equal((int)WebSocketCloseStatus.MessageTooBig, await client.HearGoodbyeAsync());
        Assert.Equal(SocketEnd.BadMessage, house.Sessions.Single().EndReason);
    }

    [Fact]
    public async Task Only_text_is_read()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        await client.SayAsync([1, 2, 3], WebSocketMessageType.Binary);
        Assert.Equal((int)WebSocketCloseStatus.InvalidMessageType, await client.HearGoodbyeAsync());
    }

    [Fact]
    public async Task What_is_no_UTF8_ends_the_connection()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        await client.SayAsync([0xC3, 0x28]);
        Assert.Equal((int)WebSocketCloseStatus.InvalidPayloadData, await client.HearGoodbyeAsync());
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Garbage_ends_its_own_connection_and_no_other(int seed)
    {
        var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        for (var round = 0; round < 20; round++)
        {
            using var vandal = await BareClient.OpenAsync(house.Address);
            var garbage = new byte[512];
            new Random(seed * 100 + round).NextBytes(garbage);
            // Reserved bits, which nobody has agreed on: whatever follows, this is no frame.
            garbage[0] |= 0x70;
            await vandal.WriteAsync(garbage);
            await vandal.ReadToEndAsync();
        }

        Assert.Equal("still here", await client.AskAsync("still here"));
        client.Dispose();
        await house.DisposeAsync();
        Assert.Equal(0, house.Gate.SocketsOpen.Count);
    }

    [Fact]
    public async Task What_was_said_before_the_end_is_heard_before_the_end()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        Assert.Equal("closing", await client.AskAsync("close"));
        Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await client.HearGoodbyeAsync());
        Assert.Equal(SocketEnd.Dismissed, house.Sessions.Single().EndReason);
    }

    [Fact]
    public async Task A_venue_that_stops_says_so()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        Assert.Equal("joined", await client.AskAsync("join something"));
        await house.StopAsync();
        Assert.Equal((int)WebSocketCloseStatus.EndpointUnavailable, await client.HearGoodbyeAsync());
    }

    [Fact]
    public async Task A_bug_breaks_the_connection_and_stands_in_the_log()
    {
        await using var house = await SocketHouse.OpenAsync();
        using var client = await house.ConnectAsync();
        await client.SayAsync("break");
        Assert.Equal(0, await client.HearUntilItBreaksAsync());
        Assert.Equal("This talk is broken.", (await house.Faults.First).Message);
    }

    [Fact]
    public async Task Who_does_not_read_is_cut_off_and_costs_no_more_than_the_bound()
    {
        const int BytesMax = 512 * 1024;
        await using var house = await SocketHouse.OpenAsync(new SocketOptions { BytesWaitingMax = BytesMax, FramesWaitingMax = 1_000 });
        using var deaf = await house.ConnectAsync();
        Assert.Equal("joined", await deaf.AskAsync("join news"));
        var session = house.Sessions.Single();
        var frame = new byte[16 * 1024];
        frame.AsSpan().Fill((byte)'x');
        var sent = 0;
        while (session.Send(frame))
        {
            Assert.True(session.BytesWaiting <= BytesMax, $"{session.BytesWaiting} bytes wait.");
            Assert.True(++sent < 1_000_000, "Nobody is so patient.");
        }

        Assert.Equal(SocketEnd.TooSlow, session.EndReason);
        Assert.False(session.Send(frame));
        // What the network had taken already may still arrive, and then nothing.
        Assert.InRange(await deaf.HearUntilItBreaksAsync(), 0, sent);
    }

    [Fact]
    public async Task So_many_frames_may_wait_however_small_they_are()
    {
        await using var house = await SocketHouse.OpenAsync(new SocketOptions { FramesWaitingMax = 100 });
        using var deaf = await house.ConnectAsync();
        Assert.Equal("here", await deaf.AskAsync("here"));
        var session = house.Sessions.Single();
        // The first fills what the network takes.
        var large = new byte[64 * 1024];
        while (session.BytesWaiting < 1024 * 1024)
            Assert.True(session.Send(large));
        for (var frame = 0; frame < 100; frame++)
            session.Send("x"u8.ToArray());
        Assert.Equal(SocketEnd.TooSlow, session.EndReason);
    }

    [Fact]
    public async Task A_client_may_say_so_much_in_so_long()
    {
        await using var house = await SocketHouse.OpenAsync(limits: new SocketLimits { MessagesMax = 3, MessagesWindowMs = 10_000 });
        using var client = await house.ConnectAsync();
        for (var message = 0; message < 3; message++)
            Assert.Equal("hello", await client.AskAsync("hello"));
        Assert.Equal("TooManyMessages", await client.AskAsync("hello"));
        await house.World.ExecuteAsync(new World.Time.AdvanceClock(10_000));
        Assert.Equal("hello", await client.AskAsync("hello"));
    }

    [Fact]
    public async Task So_many_connections_of_one_address()
    {
        await using var house = await SocketHouse.OpenAsync(limits: new SocketLimits { ConnectionsPerIpMax = 2 });
        using var first = await house.ConnectAsync();
        using (var second = await house.ConnectAsync())
        {
            Assert.Equal("hello", await second.AskAsync("hello"));
            using var third = await house.ConnectAsync();
            Assert.Equal("TooManyConnections", await third.HearAsync());
            Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await third.HearGoodbyeAsync());
            Assert.Equal("closing", await second.AskAsync("close"));
            Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await second.HearGoodbyeAsync());
        }

        Assert.Equal("hello", await first.AskAsync("hello"));
    }

    [Fact]
    public async Task Beyond_the_house_s_own_bound_the_handshake_is_refused()
    {
        await using var house = await SocketHouse.OpenAsync(new SocketOptions { ConnectionsMax = 1 });
        using var first = await house.ConnectAsync();
        await Assert.ThrowsAsync<WebSocketException>(house.ConnectAsync);
        Assert.Equal("hello", await first.AskAsync("hello"));
    }

    [Fact]
    public async Task Whoever_is_silent_for_too_long_is_gone()
    {
        var time = new FakeTime(SocketHouseStartMs);
        await using var house = await SocketHouse.OpenAsync(limits: new SocketLimits { IdleMs = 60_000 }, system: time);
        using var client = await house.ConnectAsync();
        Assert.Equal("hello", await client.AskAsync("hello"));
        time.Move(60_000);
        Assert.Equal((int)WebSocketCloseStatus.PolicyViolation, await client.HearGoodbyeAsync());
        Assert.Equal(SocketEnd.Idle, house.Sessions.Single().EndReason);
    }

    [Fact]
    public async Task A_ping_of_the_protocol_is_a_sign_of_life()
    {
        var time = new FakeTime(SocketHouseStartMs);
        await using var house = await SocketHouse.OpenAsync(limits: new SocketLimits { IdleMs = 60_000 }, system: time);
        using var client = await BareClient.OpenAsync(house.Address);
        for (var minute = 0; minute < 3; minute++)
        {
            time.Move(40_000);
            await client.FrameAsync(0x89, 7);
            // The pong says that the ping was heard.
            Assert.Equal([0x8A, 1, 7], await client.ReadAsync(3));
        }

        await client.FrameAsync(0x81, Encoding.ASCII.GetBytes("hi"));
        Assert.Equal([0x81, 2, (byte)'h', (byte)'i'], await client.ReadAsync(4));
    }

    private const long SocketHouseStartMs = 1_767_323_045_000;
}
