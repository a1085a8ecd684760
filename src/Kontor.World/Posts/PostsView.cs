using System.Collections.Immutable;

namespace Kontor.World.Posts;

/// <summary>What was said about tokens, for everybody outside the loop: read from any thread without a lock.</summary>
public sealed class PostsView
{
    private volatile ImmutableDictionary<string, ImmutableArray<Post>> _bySymbol = ImmutableDictionary.Create<string, ImmutableArray<Post>>(
        StringComparer.Ordinal
    );

    /// <summary>What was said about a token, the oldest first.</summary>
    public ImmutableArray<Post> Of(string symbol) => _bySymbol.GetValueOrDefault(symbol, []);

    internal void Publish(PostsState state)
    {
        if (state.Changed.Count == 0)
            return;
        var bySymbol = _bySymbol.ToBuilder();
        foreach (var symbol in state.Changed)
        {
            if (state.Of(symbol) is { Count: > 0 } posts)
                bySymbol[symbol] = [.. posts];
            else
                bySymbol.Remove(symbol);
        }
        _bySymbol = bySymbol.ToImmutable();
        state.Changed.Clear();
    }
}
