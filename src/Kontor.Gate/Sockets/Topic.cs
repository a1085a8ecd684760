namespace Kontor.Gate.Sockets;

/// <summary>
/// Something that is published under one name, and everybody who wants to have it. A frame is encoded once, whoever reads it. A topic
/// lives from its first subscriber to its last.
/// </summary>
public abstract class Topic(TopicKey key)
{
    private readonly List<SocketSession> _sessions = [];

    public TopicKey Key { get; } = key;

    /// <summary>Held while frames go out and while somebody comes or goes: everybody sees one order, and a newcomer misses nothing.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Sends a frame to everybody who is subscribed. From any thread; never waits for a reader.</summary>
    public void Publish(ReadOnlyMemory<byte> frame)
    {
        lock (Gate)
        {
            foreach (var session in _sessions)
                session.Send(frame);
        }
    }

    /// <summary>The first subscriber is about to come: begin to watch whatever is shown.</summary>
    protected virtual void Open() { }

    /// <summary>What a newcomer is told before anything else of the topic, if anything.</summary>
    protected virtual void Greet(SocketSession newcomer) { }

    /// <summary>The last subscriber has gone.</summary>
    protected virtual void Close() { }

    /// <summary>It cannot be shown: whoever has it finds his connection broken, which tells more than silence.</summary>
    internal void Fail(Exception fault)
    {
        lock (Gate)
        {
            foreach (var session in _sessions)
                session.Fail(fault);
        }
    }

    internal void Begin() => Open();

    internal void End() => Close();

    internal void Add(SocketSession session, ReadOnlyMemory<byte> answer)
    {
        lock (Gate)
        {
            if (!answer.IsEmpty)
                session.Send(answer);
            Greet(session);
            _sessions.Add(session);
        }
    }

    /// <summary>Answers whether nobody is left.</summary>
    internal bool Remove(SocketSession session)
    {
        lock (Gate)
        {
            _sessions.Remove(session);
            return _sessions.Count == 0;
        }
    }
}
