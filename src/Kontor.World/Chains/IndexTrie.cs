namespace Kontor.World.Chains;

/// <summary>
/// The root of Ethereum's Merkle-Patricia trie over a list: the key of an item is the RLP of its place. Blocks commit to their transactions
/// and to their receipts with it. The trie itself is never kept: a block's list is short, and its root is asked for once.
/// </summary>
public static class IndexTrie
{
    private readonly record struct Leaf(byte[] Nibbles, ReadOnlyMemory<byte> Value);

    /// <summary>Keccak-256 of the RLP of an empty text: the root of a trie that has no leaves.</summary>
    public static byte[] EmptyRoot { get; } = Keccak256.Hash([0x80]);

    public static byte[] RootOf(IReadOnlyList<byte[]> items)
    {
        if (items.Count == 0)
            return EmptyRoot;
        var leaves = new Leaf[items.Count];
        for (var index = 0; index < items.Count; index++)
            leaves[index] = new Leaf(NibblesOf(index), items[index]);
        Array.Sort(leaves, (one, other) => one.Nibbles.AsSpan().SequenceCompareTo(other.Nibbles));
        return Keccak256.Hash(Encode(leaves, 0));
    }

    private static byte[] NibblesOf(int index)
    {
        Span<byte> number = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(number, index);
        var key = RlpList.EncodeText(number.TrimStart((byte)0));
        var nibbles = new byte[2 * key.Length];
        for (var at = 0; at < key.Length; at++)
            (nibbles[2 * at], nibbles[(2 * at) + 1]) = ((byte)(key[at] >> 4), (byte)(key[at] & 0xF));
        return nibbles;
    }

    // No key is the beginning of another one (their encodings say how long they are), so no branch ever holds a value of its own.
    private static byte[] Encode(ReadOnlySpan<Leaf> leaves, int depth)
    {
        var first = leaves[0].Nibbles;
        if (leaves.Length == 1)
            return new RlpList().Add(Path(first.AsSpan(depth), isLeaf: true)).Add(leaves[0].Value.Span).Encode();
        var shared = first.AsSpan(depth).CommonPrefixLength(leaves[^1].Nibbles.AsSpan(depth));
        if (shared == 0)
            return EncodeBranch(leaves, depth);
        var extension = new RlpList().Add(Path(first.AsSpan(depth, shared), isLeaf: false));
        AddChild(extension, EncodeBranch(leaves, depth + shared));
        return extension.Encode();
    }

    private static byte[] EncodeBranch(ReadOnlySpan<Leaf> leaves, int depth)
    {
        var branch = new RlpList();
        var from = 0;
        for (var nibble = 0; nibble < 16; nibble++)
        {
            var to = from;
            while (to < leaves.Length && leaves[to].Nibbles[depth] == nibble)
                to++;
            if (to == from)
                branch.Add([]);
            else
                AddChild(branch, Encode(leaves[from..to], depth + 1));
            from = to;
        }
        return branch.Add([]).Encode();
    }

    // A node that is shorter than its hash would be stands in its parent itself.
    private static void AddChild(RlpList parent, byte[] node)
    {
        if (node.Length < Keccak256.HashBytes)
            parent.AddEncoded(node);
        else
            parent.Add(Keccak256.Hash(node));
    }

    // The first nibble says what the node is and whether the number of nibbles is odd; an even path is filled up with another one.
    private static byte[] Path(ReadOnlySpan<byte> nibbles, bool isLeaf)
    {
        var path = new byte[(nibbles.Length / 2) + 1];
        var isOdd = nibbles.Length % 2 == 1;
        path[0] = (byte)((isLeaf ? 0x20 : 0) | (isOdd ? 0x10 | nibbles[0] : 0));
        var rest = isOdd ? nibbles[1..] : nibbles;
        for (var at = 0; at < rest.Length; at += 2)
            path[1 + (at / 2)] = (byte)((rest[at] << 4) | rest[at + 1]);
        return path;
    }
}
