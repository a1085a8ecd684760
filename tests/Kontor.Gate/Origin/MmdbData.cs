using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Kontor.Gate.Tests.Origin;

/// <summary>Encodes values for a data section. A text that was written before is pointed to, as real files do.</summary>
internal sealed class MmdbData
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Dictionary<string, int> _texts = [];
    private readonly Dictionary<object, int> _shared = new(ReferenceEqualityComparer.Instance);

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Writes a value once however often it is used; returns where it begins.</summary>
    public int AddShared(object value)
    {
        if (_shared.TryGetValue(value, out var known))
            return known;
        var offset = _bytes.WrittenCount;
        Add(value);
        return _shared[value] = offset;
    }

    public void Add(object value)
    {
        switch (value)
        {
            case string text when text.Length > 3 && _texts.TryGetValue(text, out var known):
                Pointer(known);
                break;
            case string text:
                _texts.TryAdd(text, _bytes.WrittenCount);
                Sized(2, Encoding.UTF8.GetBytes(text));
                break;
            case double number:
                var wide = new byte[8];
                BinaryPrimitives.WriteDoubleBigEndian(wide, number);
                Sized(3, wide);
                break;
            case byte[] bytes:
                Sized(4, bytes);
                break;
            case ushort number:
                Number(5, number);
                break;
            case uint number:
                Number(6, number);
                break;
            case Dictionary<string, object> map:
                Control(7, map.Count);
                foreach (var (key, item) in map)
                {
                    Add(key);
                    Add(item);
                }

                break;
            case int number:
                Number(8, (uint)number);
                break;
            case ulong number:
                Number(9, number);
                break;
            case UInt128 number:
                Number(10, number);
                break;
            case object[] items:
                Control(11, items.Length);
                foreach (var item in items)
                    Add(item);
                break;
            case bool flag:
                Control(14, flag ? 1 : 0);
                break;
            case float number:
                var narrow = new byte[4];
                BinaryPrimitives.WriteSingleBigEndian(narrow, number);
                Sized(15, narrow);
                break;
            default:
                throw new ArgumentException($"No encoding for {value.GetType()}.");
        }
    }

    public void Raw(params byte[] bytes) => _bytes.Write(bytes);

    public void Pointer(int target)
    {
        if (target < 2_048)
            Raw((byte)(0x20 | (target >> 8)), (byte)target);
        else if (target < 526_336)
            Raw((byte)(0x28 | ((target - 2_048) >> 16)), (byte)((target - 2_048) >> 8), (byte)(target - 2_048));
        else
            Raw(
                (byte)(0x30 | ((target - 526_336) >> 24)),
                (byte)((target - 526_336) >> 16),
                (byte)((target - 526_336) >> 8),
                (byte)(target - 526_336)
            );
    }

    private void Sized(int type, byte[] bytes)
    {
        Control(type, bytes.Length);
        Raw(bytes);
    }

    // Leading zero bytes are left out, as the format allows.
    private void Number(int type, UInt128 number)
    {
        var digits = new List<byte>();
        for (var rest = number; rest != 0; rest >>= 8)
            digits.Insert(0, (byte)(rest & 0xFF));
        Sized(type, [.. digits]);
    }

    private void Control(int type, int size)
    {
        var (low, extra) = size switch
        {
            < 29 => (size, Array.Empty<byte>()),
            < 285 => (29, [(byte)(size - 29)]),
            < 65_821 => (30, [(byte)((size - 285) >> 8), (byte)(size - 285)]),
            _ => (31, [(byte)((size - 65_821) >> 16), (byte)((size - 65_821) >> 8), (byte)(size - 65_821)]),
        };
        if (type < 8)
            Raw((byte)((type << 5) | low));
        else
            Raw((byte)low, (byte)(type - 7));
        Raw(extra);
    }
}
