using Kontor.World.State;

namespace Kontor.World.Live;

internal static class WorldChecks
{
    public static CheckReport Run(WorldState state)
    {
        var broken = new List<string>();
        foreach (var folder in state.Folders)
            folder.Check(broken);
        return new CheckReport(broken.Count == 0, broken, SnapshotCodec.Hash(state), state.Commands);
    }
}
