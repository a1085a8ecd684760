using Kontor.Chains.Serving;
using Kontor.World;

namespace Kontor.Server.Following;

/// <summary>The chains of this venue: those that follow a node, and the world's own.</summary>
public sealed class VenueChains(LiveWorld world, FollowedChains followed, TimeProvider time) : IServedChains, IAsyncDisposable
{
    private readonly IndexedChains _own = new(world, time);

    public FollowedChains Followed => followed;

    public IServedChain? Find(string name) => followed.Find(name) ?? _own.Find(name);

    /// <summary>Begins to index what the world has now, before anybody asks.</summary>
    public void Start()
    {
        foreach (var chain in world.Chains.All)
            Find(chain.Record.Name);
    }

    public ValueTask DisposeAsync() => _own.DisposeAsync();
}
