using Kontor.World;

namespace Kontor.Gate.Sockets;

/// <summary>
/// The topics somebody has. A topic is made for its first subscriber and forgotten after its last, so nothing is computed that nobody reads,
/// and there are never more topics than subscriptions.
/// </summary>
public sealed class TopicHub
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TopicKey, Topic> _topics = [];
    private readonly TopicPump _pump;

    public TopicHub(GateServices gate)
    {
        Gate = gate;
        _pump = new TopicPump(gate);
    }

    public GateServices Gate { get; }
    public LiveWorld World => Gate.World;

    /// <summary>How many different topics somebody has.</summary>
    public int TopicCount
    {
        get
        {
            lock (_gate)
                return _topics.Count;
        }
    }

    /// <summary>
    /// Whether a session has a topic. Together with <see cref="SocketSession.TopicCount"/> it tells what to answer before anything is
    /// subscribed: only the session's own talk changes either.
    /// </summary>
    public static bool Has(SocketSession session, TopicKey key) => session.Topics.ContainsKey(key);

    /// <summary>
    /// Subscribes; a session that has the topic already keeps it. The answer to the client goes out when the topic watches already and has
    /// said nothing yet: whatever a client does that has read it is told, and what is told comes after it. An empty answer is none: where many
    /// topics have one answer, it goes with the last of them.
    /// </summary>
    public void Subscribe(SocketSession session, TopicKey key, Func<TopicKey, Topic> make, ReadOnlyMemory<byte> answer)
    {
        if (session.Topics.ContainsKey(key))
            return;
        lock (_gate)
        {
            if (!_topics.TryGetValue(key, out var topic))
            {
                topic = make(key);
                topic.Begin();
                _topics.Add(key, topic);
                if (topic is PolledTopic polled)
                    _pump.Add(polled);
            }
            session.Topics.Add(key, topic);
            session.Pulse.Has(session.Topics.Count);
            topic.Add(session, answer);
        }
    }

    /// <summary>Answers false when the session does not have the topic.</summary>
    public bool Unsubscribe(SocketSession session, TopicKey key)
    {
        if (!session.Topics.Remove(key, out var topic))
            return false;
        session.Pulse.Has(session.Topics.Count);
        lock (_gate)
        {
            if (!topic.Remove(session))
                return true;
            _topics.Remove(key);
            if (topic is PolledTopic polled)
                _pump.Remove(polled);
            topic.End();
        }
        return true;
    }

    /// <summary>Leaves every topic.</summary>
    public void Leave(SocketSession session)
    {
        foreach (var key in session.Topics.Keys.ToArray())
            Unsubscribe(session, key);
    }
}
