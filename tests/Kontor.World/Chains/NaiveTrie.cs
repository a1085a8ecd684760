using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>A Merkle-Patricia trie in the obvious way: inserted key by key into nodes, and hashed at the end.</summary>
internal static class NaiveTrie
{
    private sealed class Node
    {
        public SortedDictionary<int, Node> Children { get; } = [];
        public byte[]? Value { get; set; }
    }

    public static string RootOf(byte[][] items)
    {
        var root = new Node();
        for (var index = 0; index < items.Length; index++)
            Insert(root, NibblesOf(index), items[index]);
        return Hash32.Of(Encode(root, [])).ToString();
    }

    private static List<int> NibblesOf(int index)
    {
        byte[] key =
            index == 0 ? [0x80]
            : index < 0x80 ? [(byte)index]
            : index < 0x100 ? [0x81, (byte)index]
            : [0x82, (byte)(index >> 8), (byte)index];
        return [.. key.SelectMany(one => (int[])[one >> 4, one & 15])];
    }

    private static void Insert(Node node, List<int> path, byte[] value)
    {
        foreach (var nibble in path)
        {
            if (!node.Children.TryGetValue(nibble, out var child))
                node.Children.Add(nibble, child = new Node());
            node = child;
        }
        node.Value = value;
    }

    private static byte[] Encode(Node node, List<int> path)
    {
        if (node.Value is { } value)
            return new RlpList().Add(Prefix(path, true)).Add(value).Encode();
        if (node.Children.Count == 1)
            return Encode(node.Children.Single().Value, [.. path, node.Children.Single().Key]);
        var branch = new RlpList();
        for (var nibble = 0; nibble < 16; nibble++)
        {
            if (node.Children.TryGetValue(nibble, out var child))
                Refer(branch, Encode(child, []));
            else
                branch.Add([]);
        }
        var encoded = branch.Add([]).Encode();
        if (path.Count == 0)
            return encoded;
        var extension = new RlpList().Add(Prefix(path, false));
        Refer(extension, encoded);
        return extension.Encode();
    }

    private static void Refer(RlpList parent, byte[] node)
    {
        if (node.Length < 32)
            parent.AddEncoded(node);
        else
            parent.Add(Hash32.Of(node));
    }

    private static byte[] Prefix(List<int> path, bool isLeaf)
    {
        var flag = (isLeaf ? 2 : 0) + (path.Count % 2);
        List<int> nibbles = path.Count % 2 == 1 ? [flag, .. path] : [flag, 0, .. path];
        return [.. nibbles.Chunk(2).Select(pair => (byte)((pair[0] * 16) + pair[1]))];
    }
}
