using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kontor.World.Chains;

/// <summary>In which part somebody has to do with a transfer over a bridge.</summary>
public enum CrossPart : byte
{
    /// <summary>All transfers, whoever sends them.</summary>
    Every,

    /// <summary>Sends or receives it.</summary>
    Either,
    Sender,
    Receiver,

    /// <summary>The token that is carried, on either side.</summary>
    Token,
}

/// <summary>A sorted list: the transfers over one bridge, by its number, in which an address has a part.</summary>
public readonly record struct CrossKey(int Bridge, CrossPart Part, Address20 Address);

/// <summary>Where a transfer stands among the others: by its block in the zone, then by when it was asked for.</summary>
public readonly record struct CrossPlace(long Height, long Id) : IComparable<CrossPlace>
{
    /// <summary>Of what has not come to the zone yet: it is the newest.</summary>
    public const long Nowhere = long.MaxValue;

    /// <summary>Nothing for what begins with a transaction that stands in no block.</summary>
    public static CrossPlace? Of(CrossTransfer? crossing)
    {
        if (crossing is null || crossing.Out.Height == 0)
            return null;
        return new CrossPlace(crossing.ZoneLeg.Height is var height and > 0 ? height : Nowhere, crossing.Id);
    }

    public static bool operator <(CrossPlace left, CrossPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(CrossPlace left, CrossPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(CrossPlace left, CrossPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CrossPlace left, CrossPlace right) => left.CompareTo(right) >= 0;

    public int CompareTo(CrossPlace other) => Height != other.Height ? Height.CompareTo(other.Height) : Id.CompareTo(other.Id);
}

/// <summary>
/// Finds transfers over bridges by their transactions, their people and their heights, from any thread and without a lock. A transfer is in it
/// as long as the transaction that it begins with stands in a block.
/// </summary>
public sealed class CrossingIndex
{
    private readonly ConcurrentDictionary<Hash32, long> _byTransaction = [];
    private readonly ConcurrentDictionary<CrossKey, ImmutableSortedSet<CrossPlace>> _lists = [];

    /// <summary>The id of the transfer that a transaction, of either chain, belongs or once belonged to.</summary>
    public long? Find(Hash32 transaction) => _byTransaction.TryGetValue(transaction, out var id) ? id : null;

    /// <summary>Oldest first, as it is now.</summary>
    public ImmutableSortedSet<CrossPlace> ListOf(CrossKey key) => _lists.GetValueOrDefault(key, []);

    /// <summary>Takes in what became of a transfer.</summary>
    internal void Put(BridgeRecord bridge, CrossTransfer? before, CrossTransfer now)
    {
        _byTransaction[now.Out.Transaction] = now.Id;
        if (now.In.Transaction != default)
            _byTransaction[now.In.Transaction] = now.Id;
        var (was, place) = (CrossPlace.Of(before), CrossPlace.Of(now));
        if (was == place)
            return;
        foreach (var key in KeysOf(bridge, now))
        {
            var list = ListOf(key);
            list = was is { } old ? list.Remove(old) : list;
            _lists[key] = place is { } fresh ? list.Add(fresh) : list;
        }
    }

    private static HashSet<CrossKey> KeysOf(BridgeRecord bridge, CrossTransfer crossing)
    {
        var keys = new HashSet<CrossKey>();
        Add(CrossPart.Every, default(Address20));
        Add(CrossPart.Sender, crossing.Source);
        Add(CrossPart.Either, crossing.Source);
        foreach (var payment in crossing.Payments)
        {
            Add(CrossPart.Receiver, payment.To);
            Add(CrossPart.Either, payment.To);
        }
        Add(CrossPart.Token, bridge.Pairs[crossing.Pair].HomeToken);
        Add(CrossPart.Token, bridge.Pairs[crossing.Pair].ZoneToken);
        return keys;

        void Add(CrossPart part, Address20? address)
        {
            if (address is { } known)
                keys.Add(new CrossKey(crossing.Bridge, part, known));
        }
    }
}
