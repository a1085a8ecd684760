using System.Net.WebSockets;
using Kontor.Gate.Keys;
using Kontor.Gate.Origin;
using Kontor.World.Directory;
using Kontor.World.Time;

namespace Kontor.Gate.Sockets;

/// <summary>
/// One connection: one reader, which hands whole messages to the dialect's <see cref="SocketTalk"/>, and one writer behind a bounded queue.
/// Whoever publishes never waits for a client; a client that does not keep up is cut off.
/// </summary>
public sealed partial class SocketSession : IDisposable
{
    private readonly WebSocket _socket;
    private readonly SocketOptions _options;
    private readonly WorldClock _clock;
    private readonly SocketSign _sign;
    private readonly OutboundQueue _outbound;
    private readonly MessageBudget _messages;
    private readonly MessageBudget _operations;
    private readonly CancellationToken _aborted;

    private readonly CancellationTokenSource _over = new();

    // A publisher may cut a connection in the moment in which it ends by itself.
    private readonly Lock _ending = new();
    private bool _isDisposed;
    private int _end;
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;
    private string _reason = "";
    private Exception? _fault;
    private volatile bool _isCut;

    internal SocketSession(
        WebSocket socket,
        SocketVisitor visitor,
        SocketOptions options,
        SocketLimits limits,
        WorldClock clock,
        SocketSign sign
    )
    {
        (_socket, _options, _clock, _sign) = (socket, options, clock, sign);
        (Id, Ip, Limits, Key) = (visitor.Id, visitor.Ip, limits, visitor.Key);
        _outbound = new OutboundQueue(options.FramesWaitingMax, options.BytesWaitingMax);
        _messages = new MessageBudget(limits.MessagesMax, limits.MessagesWindowMs);
        _operations = new MessageBudget(limits.OperationsMax, limits.OperationsWindowMs);
        Pulse = new SocketPulse(limits, clock);
        _aborted = visitor.Aborted;
    }

    /// <summary>The id of the request that opened it.</summary>
    public RequestId Id { get; }

    public IpKey Ip { get; }

    /// <summary>What its endpoint allows.</summary>
    public SocketLimits Limits { get; }

    /// <summary>The key it was opened or has logged in with; null while nobody knows who it is.</summary>
    public OpenKey? Key { get; private set; }

    public UserRecord? User => Key?.Owner;

    /// <summary>The topics it has. Only the hub changes them, on the session's own thread.</summary>
    internal Dictionary<TopicKey, Topic> Topics { get; } = [];

    public int TopicCount => Topics.Count;

    /// <summary>Whether it is in use, and whether anybody answers.</summary>
    internal SocketPulse Pulse { get; }

    /// <summary>Why it ended, or is about to.</summary>
    public SocketEnd EndReason => (SocketEnd)Volatile.Read(ref _end);

    public long BytesWaiting => _outbound.BytesWaiting;

    /// <summary>From now on the connection speaks for this key's owner.</summary>
    public void Authenticate(OpenKey key) => Key = key;

    /// <summary>Counts a change of what is subscribed; false when that was one too many.</summary>
    public bool TryOperate() => _operations.TryTake(_clock.NowMs);

    /// <summary>The client has answered what it was asked with <see cref="SocketTalk.Ping"/>.</summary>
    public void HearPong() => Pulse.Answered();

    /// <summary>
    /// Sends a text frame after those that wait already. From any thread, at once, and without copying: the bytes may never change. False
    /// when the connection is over, which it is from the frame on that there was no room for.
    /// </summary>
    public bool Send(ReadOnlyMemory<byte> frame)
    {
        if (EndReason != SocketEnd.None)
            return false;
        if (_outbound.TryPut(frame))
            return true;
        Cut(SocketEnd.TooSlow);
        return false;
    }

    /// <summary>Ends the connection when everything sent so far has gone out, and gives the client a moment to say goodbye.</summary>
    public void Close(WebSocketCloseStatus status, string reason) => Close(SocketEnd.Dismissed, status, reason);

    /// <summary>Ends the connection because of a bug, which the log will tell of.</summary>
    internal void Fail(Exception fault)
    {
        _fault ??= fault;
        Cut(SocketEnd.Fault);
    }

    private void Close(SocketEnd end, WebSocketCloseStatus status, string reason)
    {
        if (Interlocked.CompareExchange(ref _end, (int)end, (int)SocketEnd.None) != (int)SocketEnd.None)
            return;
        (_status, _reason) = (status, reason);
        _outbound.Complete();
        EndAfter(_options.GoodbyeMs);
    }

    /// <summary>Ends the connection now. Nobody is reading at the other side, so there is nobody to say goodbye to.</summary>
    private void Cut(SocketEnd end)
    {
        Interlocked.CompareExchange(ref _end, (int)end, (int)SocketEnd.None);
        _isCut = true;
        _outbound.Complete();
        EndAfter(0);
    }

    /// <summary>On a timer's thread even when it is now: whoever publishes must not have to end a connection himself.</summary>
    private void EndAfter(int ms)
    {
        lock (_ending)
        {
            if (!_isDisposed)
                _over.CancelAfter(ms);
        }
    }

    public void Dispose()
    {
        lock (_ending)
        {
            _isDisposed = true;
            _over.Dispose();
        }
    }
}
