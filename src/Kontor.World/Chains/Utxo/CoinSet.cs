using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>All outputs of a chain that nobody has spent, by what they are and by whom they belong to.</summary>
internal sealed class CoinSet
{
    private readonly Dictionary<OutPoint, Coin> _coins = [];
    private readonly Dictionary<Script, Purse> _byOwner = [];

    public int Count => _coins.Count;

    /// <summary>Scripts that something belongs to.</summary>
    public int Owners => _byOwner.Count;

    /// <summary>In the order of their transactions' ids.</summary>
    public IEnumerable<KeyValuePair<OutPoint, Coin>> InOrder => _coins.OrderBy(coin => coin.Key);

    public bool TryFind(OutPoint point, out Coin coin) => _coins.TryGetValue(point, out coin);

    public bool Holds(OutPoint point) => _coins.ContainsKey(point);

    public long BalanceOf(Script owner) => _byOwner.TryGetValue(owner, out var purse) ? purse.Balance : 0;

    /// <summary>The largest ones first; of equal ones in the order of their transactions' ids.</summary>
    public IEnumerable<OutPoint> CoinsOf(Script owner) =>
        _byOwner.TryGetValue(owner, out var purse) ? purse.Points.Select(sized => sized.Point) : [];

    public void Add(OutPoint point, in Coin coin)
    {
        _coins.Add(point, coin);
        if (!_byOwner.TryGetValue(coin.Owner, out var purse))
            _byOwner.Add(coin.Owner, purse = new Purse());
        purse.Points.Add(new SizedPoint(coin.Amount, point));
        purse.Balance += coin.Amount;
    }

    public Coin Take(OutPoint point)
    {
        var isThere = _coins.Remove(point, out var coin);
        Invariant.Holds(isThere);
        var purse = _byOwner[coin.Owner];
        purse.Points.Remove(new SizedPoint(coin.Amount, point));
        purse.Balance -= coin.Amount;
        if (purse.Points.Count == 0)
            _byOwner.Remove(coin.Owner);
        return coin;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_coins.Count);
        foreach (var (point, coin) in InOrder)
        {
            writer.WriteHash(point.TransactionId);
            writer.WriteUnsigned(point.Index);
            coin.Write(ref writer);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(new OutPoint(reader.ReadHash(), (uint)reader.ReadUnsigned()), Coin.Read(ref reader));
    }

    private readonly record struct SizedPoint(long Amount, OutPoint Point);

    private sealed class LargestFirst : IComparer<SizedPoint>
    {
        public static LargestFirst Instance { get; } = new();

        public int Compare(SizedPoint x, SizedPoint y) => x.Amount != y.Amount ? y.Amount.CompareTo(x.Amount) : x.Point.CompareTo(y.Point);
    }

    private sealed class Purse
    {
        public SortedSet<SizedPoint> Points { get; } = new(LargestFirst.Instance);
        public long Balance { get; set; }
    }
}
