using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// Transactions that no block has yet: of each sender in the order of their nonces. One whose turn has not come, because an earlier one is
/// missing, waits.
/// </summary>
internal sealed class PendingPool
{
    /// <summary>Another transaction takes the place of one with the same nonce when it pays a tenth more.</summary>
    private const int ReplacementPercent = 110;

    private readonly SortedDictionary<Address20, SortedDictionary<long, SentTransaction>> _bySender = [];
    private readonly Dictionary<Hash32, SentTransaction> _byHash = [];

    public int Count => _byHash.Count;

    /// <summary>Counts every change: whoever shows the pool elsewhere sees by it that there is something new.</summary>
    public long Version { get; private set; }

    public SentTransaction? Find(Hash32 hash) => _byHash.GetValueOrDefault(hash);

    public SentTransaction? Find(Address20 sender, long nonce) =>
        _bySender.TryGetValue(sender, out var ofSender) ? ofSender.GetValueOrDefault(nonce) : null;

    /// <summary>The first nonce from there on that the sender has not used here either.</summary>
    public long NextNonce(Address20 sender, long nonce)
    {
        if (!_bySender.TryGetValue(sender, out var ofSender))
            return nonce;
        while (ofSender.ContainsKey(nonce))
            nonce++;
        return nonce;
    }

    /// <summary>Dearest first; of equal ones the earliest.</summary>
    public ImmutableArray<SentTransaction> InOrder(long baseFee)
    {
        var all = _byHash.Values.ToArray();
        Array.Sort(all, new TipOrder(baseFee));
        return ImmutableArray.Create(all);
    }

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<SentTransaction> ByArrival => _byHash.Values.OrderBy(transaction => transaction.Arrival);

    /// <summary>The transactions whose turn it is: at most one of each sender.</summary>
    public IEnumerable<SentTransaction> Ready(Func<Address20, long> nonceOf)
    {
        foreach (var (sender, ofSender) in _bySender)
        {
            if (ofSender.TryGetValue(nonceOf(sender), out var ready))
                yield return ready;
        }
    }

    /// <summary>Whether there is room for it, and whether it pays enough for the place that it wants.</summary>
    public Reject Check(TransactionTerms terms)
    {
        if (Find(terms.From, terms.Nonce) is { } known)
            return PaysMore(terms, known.Terms) ? Reject.None : Reject.FeeTooLow;
        if (_bySender.TryGetValue(terms.From, out var ofSender) && ofSender.Count >= ChainBounds.PendingPerSenderMax)
            return Reject.TooMany;
        return Count < ChainBounds.PendingMax || Cheapest().Terms.FeeMax < terms.FeeMax ? Reject.None : Reject.TooMany;
    }

    /// <summary>Takes it in. Whoever stood in its place leaves, and, when the pool is full, the cheapest of all.</summary>
    public void Add(SentTransaction transaction)
    {
        if (Find(transaction.From, transaction.Nonce) is { } replaced)
            Remove(replaced);
        else if (Count >= ChainBounds.PendingMax)
            Remove(Cheapest());
        if (!_bySender.TryGetValue(transaction.From, out var ofSender))
            _bySender.Add(transaction.From, ofSender = []);
        ofSender.Add(transaction.Nonce, transaction);
        _byHash.Add(transaction.Hash, transaction);
        Version++;
    }

    public void Remove(SentTransaction transaction)
    {
        var ofSender = _bySender[transaction.From];
        ofSender.Remove(transaction.Nonce);
        if (ofSender.Count == 0)
            _bySender.Remove(transaction.From);
        _byHash.Remove(transaction.Hash);
        Version++;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(Count);
        foreach (var transaction in ByArrival)
            transaction.Write(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(SentTransaction.Read(ref reader));
    }

    private static bool PaysMore(TransactionTerms terms, TransactionTerms known) =>
        (Int128)terms.FeeMax * 100 >= (Int128)known.FeeMax * ReplacementPercent
        && (Int128)terms.TipMax * 100 >= (Int128)known.TipMax * ReplacementPercent;

    // Of equally cheap ones the latest. Only a full pool looks for it.
    private SentTransaction Cheapest() =>
        _byHash.Values.Aggregate(
            (one, other) => (one.Terms.FeeMax, -one.Arrival).CompareTo((other.Terms.FeeMax, -other.Arrival)) <= 0 ? one : other
        );
}

/// <summary>What a miner takes first: the highest tip at the present base fee, and of equal ones the earliest.</summary>
internal sealed class TipOrder(long baseFee) : IComparer<SentTransaction>
{
    public int Compare(SentTransaction? x, SentTransaction? y)
    {
        var byTip = TipOf(y!).CompareTo(TipOf(x!));
        return byTip != 0 ? byTip : x!.Arrival.CompareTo(y!.Arrival);
    }

    private long TipOf(SentTransaction transaction) => Math.Min(transaction.Terms.TipMax, transaction.Terms.FeeMax - baseFee);
}
