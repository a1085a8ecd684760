using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Posts;

/// <summary>What was said about tokens lately: of each token the newest, and of all no more than there is room for.</summary>
public sealed class PostsState : IStateFolder
{
    private readonly SortedDictionary<long, Post> _all = [];
    private readonly SortedDictionary<string, Queue<Post>> _bySymbol = new(StringComparer.Ordinal);

    public string Name => "posts";

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyCollection<Post> All => _all.Values;

    /// <summary>The number of the last post there ever was.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The tokens whose posts are not shown as they are.</summary>
    internal SortedSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyCollection<Post> Of(string symbol) => _bySymbol.TryGetValue(symbol, out var posts) ? posts : [];

    internal Post Add(string symbol, Mood mood, string text, long nowMs)
    {
        // Only here: what is never added to never grows.
        while (_all.Count > 0 && _all.First().Value is var oldest && (IsPast(oldest, nowMs) || _all.Count >= PostBounds.PostsMax))
            DropOldest(oldest.Symbol);
        var post = new Post(LastNumber + 1, symbol, mood, text, nowMs);
        if (Of(symbol).Count >= PostBounds.PostsPerTokenMax)
            DropOldest(symbol);
        Keep(post);
        return post;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(LastNumber);
        writer.WriteCount(_all.Count);
        foreach (var post in _all.Values)
            post.Write(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        var last = reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
            Keep(Post.Read(ref reader));
        Invariant.Holds(LastNumber <= last);
        LastNumber = last;
    }

    public void Check(ICollection<string> broken)
    {
        var (counted, previousMs) = (0, 0L);
        foreach (var (symbol, posts) in _bySymbol)
        {
            counted += posts.Count;
            if (posts.Count is 0 or > PostBounds.PostsPerTokenMax)
                broken.Add($"posts: {symbol} has {posts.Count}");
        }
        foreach (var post in _all.Values)
        {
            if (post.TimeMs < previousMs)
                broken.Add($"posts: number {post.Number} is older than the one before it");
            previousMs = post.TimeMs;
        }
        if (counted != _all.Count || counted > PostBounds.PostsMax)
            broken.Add($"posts: there are {_all.Count}, and tokens have {counted}");
    }

    private static bool IsPast(Post post, long nowMs) => post.TimeMs < nowMs - PostBounds.KeptMs;

    private void Keep(Post post)
    {
        Invariant.Holds(post.Number > LastNumber);
        LastNumber = post.Number;
        if (!_bySymbol.TryGetValue(post.Symbol, out var posts))
            _bySymbol.Add(post.Symbol, posts = []);
        posts.Enqueue(post);
        _all.Add(post.Number, post);
        Changed.Add(post.Symbol);
    }

    private void DropOldest(string symbol)
    {
        var posts = _bySymbol[symbol];
        _all.Remove(posts.Dequeue().Number);
        if (posts.Count == 0)
            _bySymbol.Remove(symbol);
        Changed.Add(symbol);
    }
}
