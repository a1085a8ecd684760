using Kontor.World.Chains;
using Kontor.World.State;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>The index of the one chain that these paths serve.</summary>
internal static class ChainIndex
{
    /// <summary>By this name operators close, slow or break it.</summary>
    public const string Service = "xlayer/index";

    /// <summary>The chain's name in the world.</summary>
    public const string ChainName = "xlayer";

    public static Chain? Find(WorldState state) => state.Chains.Find(ChainName);
}
