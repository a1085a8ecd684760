using System.Buffers;
using System.Net.WebSockets;

namespace Kontor.Gate.Sockets;

public sealed partial class SocketSession
{
    /// <summary>Whether it ended without a goodbye: there may be bytes on their way that nobody will ever take.</summary>
    internal bool IsCut => _isCut;

    /// <summary>Lives until either side has had enough. Throws only what is a bug of the house.</summary>
    internal async Task RunAsync(SocketTalk talk, CancellationToken stop)
    {
        await using var stopping = stop.UnsafeRegister(
            static session =>
                ((SocketSession)session!).Close(SocketEnd.Stopping, WebSocketCloseStatus.EndpointUnavailable, "The venue stops."),
            this
        );
        await using var aborted = _aborted.UnsafeRegister(static session => ((SocketSession)session!).Cut(SocketEnd.Left), this);
        var writing = WriteAsync();
        var watching = WatchAsync(talk);
        var isOver = false;
        try
        {
            talk.Begin();
            await ReadAsync(talk);
            Close(SocketEnd.Left, WebSocketCloseStatus.NormalClosure, "");
            await writing;
            isOver = true;
        }
        finally
        {
            if (!isOver)
                Cut(SocketEnd.Fault);
            EndAfter(0);
            await writing;
            await watching;
            talk.End();
        }

        if (_fault is not null)
            throw new InvalidOperationException("The house could not go on with this connection.", _fault);
    }

    private async Task ReadAsync(SocketTalk talk)
    {
        // One byte more than a message may have: when it is filled, the message is too long.
        var buffer = ArrayPool<byte>.Shared.Rent(_options.MessageBytesMax + 1);
        try
        {
            while (await ReadMessageAsync(buffer.AsMemory(0, _options.MessageBytesMax + 1)) is { } length)
            {
                if (EndReason == SocketEnd.None)
                    await HearAsync(talk, buffer.AsMemory(0, length));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The connection broke, or it was ended: either way there is nothing more to read.
            _isCut |= _over.IsCancellationRequested;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ValueTask HearAsync(SocketTalk talk, ReadOnlyMemory<byte> message)
    {
        if (_messages.TryTake(_clock.NowMs))
            return talk.HearAsync(message);
        talk.Refuse(SocketFault.TooManyMessages);
        return ValueTask.CompletedTask;
    }

    /// <summary>The length of the next whole message; null when no more will come.</summary>
    private async ValueTask<int?> ReadMessageAsync(Memory<byte> buffer)
    {
        var length = 0;
        while (true)
        {
            // After the end has begun, what still comes is only read away until the goodbye.
            var isDeaf = EndReason != SocketEnd.None;
            var received = await _socket.ReceiveAsync(isDeaf ? buffer : buffer[length..], _over.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            if (isDeaf)
                continue;
            length += received.Count;
            if (received.MessageType != WebSocketMessageType.Text)
                Close(SocketEnd.BadMessage, WebSocketCloseStatus.InvalidMessageType, "Only text is read here.");
            else if (length == buffer.Length)
                Close(SocketEnd.BadMessage, WebSocketCloseStatus.MessageTooBig, "The message is too long.");
            else if (received.EndOfMessage)
                return length;
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var frame in _outbound.TakeAllAsync(_over.Token))
            {
                if (_isCut)
                    return;
                await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, _over.Token);
                _outbound.Taken(frame);
            }

            if (!_isCut)
                await _socket.CloseOutputAsync(_status, _reason, _over.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Nobody takes what is sent any more.
            _isCut |= _over.IsCancellationRequested;
            Interlocked.CompareExchange(ref _end, (int)SocketEnd.Left, (int)SocketEnd.None);
            EndAfter(0);
        }
    }

    /// <summary>Waits for what time alone brings about: the end of whom nobody hears or who wants nothing, and the question whether he is there.</summary>
    private async Task WatchAsync(SocketTalk talk)
    {
        try
        {
            while (EndReason == SocketEnd.None)
            {
                await _clock.WaitUntilAsync(Math.Min(SilentUntilMs, Pulse.DueMs), _over.Token);
                // While somebody moves the clock by hand, silence means nothing.
                if (_clock.IsManual)
                    _sign.Heard();
                if (_clock.NowMs >= SilentUntilMs)
                    Close(SocketEnd.Idle, WebSocketCloseStatus.PolicyViolation, "Nothing was heard for too long.");
                Feel(talk, Pulse.Take(_clock.NowMs));
            }
        }
        catch (OperationCanceledException)
        {
            // The connection, or the world, ended before.
        }
    }

    private long SilentUntilMs => Limits.IdleMs == 0 ? SocketPulse.Never : _sign.HeardMs + Limits.IdleMs;

    private void Feel(SocketTalk talk, SocketBeat beat)
    {
        switch (beat)
        {
            case SocketBeat.Ask:
                Send(talk.Ping(_clock.NowMs));
                break;
            case SocketBeat.Deaf:
                Close(SocketEnd.Idle, WebSocketCloseStatus.PolicyViolation, "Too many pings were not answered.");
                break;
            case SocketBeat.Empty:
                Cut(SocketEnd.Idle);
                break;
        }
    }
}
