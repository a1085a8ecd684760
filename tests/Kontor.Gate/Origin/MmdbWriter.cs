using System.Buffers;
using System.Buffers.Binary;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Tests.Origin;

/// <summary>Builds small MaxMind DB files, so that the reader is proved on files whose content is known to the byte.</summary>
internal sealed class MmdbWriter(int recordBits, int ipVersion)
{
    private const int Separator = 16;

    private readonly List<(CidrRange Range, object Value)> _rows = [];

    public MmdbWriter Add(string range, object value)
    {
        _rows.Add((CidrRange.Parse(range), value));
        return this;
    }

    public byte[] Build(string type = "Test")
    {
        var nodes = new List<(object? Zero, object? One)> { (null, null) };
        var data = new MmdbData();
        // Shorter prefixes first, so that longer ones split them.
        foreach (var (range, value) in _rows.OrderBy(row => row.Range.PrefixBits))
            Insert(nodes, range, data.AddShared(value));
        var file = new ArrayBufferWriter<byte>();
        foreach (var (zero, one) in nodes)
            WriteNode(file, Record(zero, nodes.Count), Record(one, nodes.Count));
        file.Write(new byte[Separator]);
        file.Write(data.Bytes);
        file.Write((ReadOnlySpan<byte>)[0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8]);
        var metadata = new MmdbData();
        metadata.Add(
            new Dictionary<string, object>
            {
                ["node_count"] = (uint)nodes.Count,
                ["record_size"] = (ushort)recordBits,
                ["ip_version"] = (ushort)ipVersion,
                ["database_type"] = type,
                ["languages"] = new object[] { "en" },
                ["binary_format_major_version"] = (ushort)2,
                ["binary_format_minor_version"] = (ushort)0,
                ["build_epoch"] = 1_767_225_600UL,
                ["description"] = new Dictionary<string, object> { ["en"] = "A test" },
            }
        );
        file.Write(metadata.Bytes);
        return file.WrittenSpan.ToArray();
    }

    // A mapped IPv4 range stands under 96 zero bits in an IPv6 tree, and alone in an IPv4 tree.
    private void Insert(List<(object? Zero, object? One)> nodes, CidrRange range, int offset)
    {
        var isV4 = range.First.IsV4 && range.PrefixBits >= 96;
        var address = isV4 ? (UInt128)(uint)range.First.Value : range.First.Value;
        var bits = ipVersion == 4 ? 32 : 128;
        var prefix = ipVersion == 4 ? range.PrefixBits - 96 : range.PrefixBits;
        object at = 0;
        for (var depth = 0; depth < prefix; depth++)
        {
            var node = (int)at;
            var isOne = ((address >> (bits - 1 - depth)) & 1) == 1;
            var child = isOne ? nodes[node].One : nodes[node].Zero;
            if (depth == prefix - 1)
                child = new Leaf(offset);
            else if (child is not int)
            {
                // Splitting a leaf: both halves keep its value.
                nodes.Add((child, child));
                child = nodes.Count - 1;
            }

            nodes[node] = isOne ? (nodes[node].Zero, child) : (child, nodes[node].One);
            if (child is Leaf)
                return;
            at = child!;
        }
    }

    private static uint Record(object? child, int nodes) =>
        child switch
        {
            null => (uint)nodes,
            int node => (uint)node,
            Leaf leaf => (uint)(nodes + Separator + leaf.Offset),
            _ => throw new InvalidOperationException("No such child."),
        };

    private void WriteNode(ArrayBufferWriter<byte> file, uint zero, uint one)
    {
        switch (recordBits)
        {
            case 24:
                file.Write(
                    (ReadOnlySpan<byte>)[(byte)(zero >> 16), (byte)(zero >> 8), (byte)zero, (byte)(one >> 16), (byte)(one >> 8), (byte)one]
                );
                break;
            case 28:
                var middle = (byte)(((zero >> 24) << 4) | (one >> 24));
                file.Write(
                    (ReadOnlySpan<byte>)
                        [(byte)(zero >> 16), (byte)(zero >> 8), (byte)zero, middle, (byte)(one >> 16), (byte)(one >> 8), (byte)one]
                );
                break;
            default:
                BinaryPrimitives.WriteUInt32BigEndian(file.GetSpan(8), zero);
                BinaryPrimitives.WriteUInt32BigEndian(file.GetSpan(8)[4..], one);
                file.Advance(8);
                break;
        }
    }

    private sealed record Leaf(int Offset);
}
