using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>
/// Transactions that no block has yet. One of them may spend what another one leaves: then it waits until that one is in a block, and goes
/// when that one goes.
/// </summary>
internal sealed class CoinPool
{
    private readonly Dictionary<Hash32, SentCoins> _byId = [];
    private readonly SortedDictionary<long, SentCoins> _byArrival = [];
    private readonly Dictionary<OutPoint, SentCoins> _spenders = [];

    public int Count => _byId.Count;

    /// <summary>Counts every change: whoever shows the pool elsewhere sees by it that there is something new.</summary>
    public long Version { get; private set; }

    public IEnumerable<SentCoins> ByArrival => _byArrival.Values;

    /// <summary>The dearest first; of equal ones the earliest. One may still have to wait for another one that comes later here.</summary>
    public ImmutableArray<SentCoins> InOrder => [.. _byId.Values.Order(FeeRateOrder.Instance)];

    public SentCoins? Find(Hash32 id) => _byId.GetValueOrDefault(id);

    public bool Spends(OutPoint point) => _spenders.ContainsKey(point);

    /// <summary>What a waiting transaction leaves.</summary>
    public bool TryFindOutput(OutPoint point, out UtxoOutput output)
    {
        output = default;
        if (!_byId.TryGetValue(point.TransactionId, out var parent) || point.Index >= parent.Transaction.Outputs.Length)
            return false;
        output = parent.Transaction.Outputs[(int)point.Index];
        return true;
    }

    /// <summary>The transactions that spend what that one leaves, in the order of its outputs.</summary>
    public IEnumerable<SentCoins> ChildrenOf(UtxoTransaction transaction)
    {
        for (var index = 0U; index < transaction.Outputs.Length; index++)
        {
            if (_spenders.TryGetValue(new OutPoint(transaction.Id, index), out var child))
                yield return child;
        }
    }

    /// <summary>Takes it in, when all that it spends is there and nobody else spends it.</summary>
    public bool TryAdd(CoinSet coins, SentCoins sent)
    {
        if (Count >= UtxoBounds.PendingMax || _byId.ContainsKey(sent.Id))
            return false;
        foreach (var input in sent.Transaction.Inputs)
        {
            var isThere = coins.Holds(input.Previous) || TryFindOutput(input.Previous, out _);
            if (!isThere || Spends(input.Previous))
                return false;
        }
        Add(sent);
        return true;
    }

    /// <summary>A block has it. Those that spend what it leaves stay.</summary>
    public void Remove(SentCoins sent)
    {
        _byId.Remove(sent.Id);
        _byArrival.Remove(sent.Arrival);
        foreach (var input in sent.Transaction.Inputs)
            _spenders.Remove(input.Previous);
        Version++;
    }

    /// <summary>Nobody will ever see it, so those that spend what it leaves cannot be either.</summary>
    public void Forget(SentCoins sent)
    {
        var doomed = new Queue<SentCoins>([sent]);
        while (doomed.TryDequeue(out var next))
        {
            if (Find(next.Id) is null)
                continue;
            foreach (var child in ChildrenOf(next.Transaction))
                doomed.Enqueue(child);
            Remove(next);
        }
    }

    /// <summary>After blocks were undone: these come back, and what waited before stays as far as what it spends is still there.</summary>
    public void Refill(CoinSet coins, IEnumerable<SentCoins> undone)
    {
        SentCoins[] waiting = [.. undone, .. ByArrival];
        _byId.Clear();
        _byArrival.Clear();
        _spenders.Clear();
        Version++;
        foreach (var sent in waiting)
            TryAdd(coins, sent);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(Count);
        foreach (var sent in ByArrival)
            sent.Write(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(SentCoins.Read(ref reader));
    }

    private void Add(SentCoins sent)
    {
        _byId.Add(sent.Id, sent);
        _byArrival.Add(sent.Arrival, sent);
        foreach (var input in sent.Transaction.Inputs)
            _spenders.Add(input.Previous, sent);
        Version++;
    }
}
