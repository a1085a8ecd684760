using System.Collections.Immutable;

namespace Kontor.World.Chains;

/// <summary>What a contract said while it ran. The first topic is the hash of the event's signature.</summary>
public sealed record EventLog(Address20 Address, ImmutableArray<Hash32> Topics, ReadOnlyMemory<byte> Data)
{
    internal RlpList ToRlp()
    {
        var topics = new RlpList();
        foreach (var topic in Topics)
            topics.Add(topic);
        return new RlpList().Add(Address).Add(topics).Add(Data.Span);
    }

    internal void AddTo(LogsBloom bloom)
    {
        bloom.Add(Address.ToArray());
        foreach (var topic in Topics)
            bloom.Add(topic.ToArray());
    }
}

/// <summary>Coins that a contract passed on while it ran: what explorers call an internal transaction.</summary>
public readonly record struct ValueMove(Address20 From, Address20 To, Word256 Value);
