namespace Kontor.World.Chains.Utxo;

/// <summary>One hash for many: pairs are hashed together until one is left. The last one of an odd number makes a pair with itself.</summary>
internal static class MerkleTree
{
    public static Hash32 RootOf(IReadOnlyList<Hash32> leaves)
    {
        Invariant.Holds(leaves.Count > 0);
        var level = leaves.ToArray();
        while (level.Length > 1)
        {
            var above = new Hash32[(level.Length + 1) / 2];
            for (var index = 0; index < above.Length; index++)
                above[index] = Pair(level[2 * index], level[Math.Min((2 * index) + 1, level.Length - 1)]);
            level = above;
        }
        return level[0];
    }

    public static Hash32 Pair(Hash32 left, Hash32 right)
    {
        Span<byte> both = stackalloc byte[2 * Hash32.Bytes];
        left.CopyTo(both);
        right.CopyTo(both[Hash32.Bytes..]);
        return DoubleSha.Of(both);
    }
}
