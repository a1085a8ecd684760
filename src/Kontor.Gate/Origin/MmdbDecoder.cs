using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Kontor.Gate.Origin;

/// <summary>
/// Decodes one value of a MaxMind DB data section into plain objects: string, double, float, byte[], ulong, long, UInt128, bool,
/// Dictionary and array. The file is not trusted: every read is bounded by the section, nesting by a depth, and one record by a number
/// of values and of bytes, so that pointers in circles or fans end with a clear fault.
/// </summary>
internal ref struct MmdbDecoder(ReadOnlySpan<byte> section)
{
    private const int DepthMax = 32;
    private const int ValuesMax = 10_000;
    private const int BytesMax = 1 << 20;

    private readonly ReadOnlySpan<byte> _section = section;
    private int _position;
    private int _values;
    private int _bytes;

    public object Decode(int offset)
    {
        if (offset < 0)
            throw Fault("a value before the section");
        (_position, _values, _bytes) = (offset, 0, 0);
        return Value(depth: 0);
    }

    private object Value(int depth)
    {
        if (depth > DepthMax)
            throw Fault($"values nested more than {DepthMax} deep");
        if (++_values > ValuesMax)
            throw Fault($"a record of more than {ValuesMax} values");
        var control = Take(1)[0];
        var type = (MmdbType)(control >> 5);
        if (type == MmdbType.Pointer)
            return Pointed(control, depth);
        if (type == MmdbType.Extended)
            type = (MmdbType)Math.Min(Take(1)[0] + 7, byte.MaxValue);
        var size = Size(control & 0x1F);
        return type switch
        {
            MmdbType.Text => Text(size),
            MmdbType.Double when size == sizeof(double) => BinaryPrimitives.ReadDoubleBigEndian(Take(size)),
            MmdbType.Float when size == sizeof(float) => BinaryPrimitives.ReadSingleBigEndian(Take(size)),
            MmdbType.Bytes => Counted(size).ToArray(),
            MmdbType.UInt16 when size <= sizeof(ushort) => (ulong)Unsigned(size),
            MmdbType.UInt32 when size <= sizeof(uint) => (ulong)Unsigned(size),
            MmdbType.UInt64 when size <= sizeof(ulong) => (ulong)Unsigned(size),
            MmdbType.UInt128 when size <= 16 => Unsigned(size),
            MmdbType.Int32 when size <= sizeof(int) => (long)(int)(uint)Unsigned(size),
            MmdbType.Boolean when size <= 1 => size == 1,
            MmdbType.Map => Map(size, depth),
            MmdbType.Array => Array(size, depth),
            _ => throw Fault($"a value of type {(int)type} and size {size}"),
        };
    }

    // The value stands elsewhere; reading goes on behind the pointer.
    private object Pointed(byte control, int depth)
    {
        var width = ((control >> 3) & 3) + 1;
        var high = (long)(control & 7);
        var low = (long)(uint)Unsigned(width);
        var target = width switch
        {
            1 => (high << 8) | low,
            2 => ((high << 16) | low) + 2_048,
            3 => ((high << 24) | low) + 526_336,
            _ => low,
        };
        if (target >= _section.Length)
            throw Fault($"a pointer to {target}, outside the section");
        var after = _position;
        _position = (int)target;
        if (_section[_position] >> 5 == (int)MmdbType.Pointer)
            throw Fault("a pointer to a pointer");
        var value = Value(depth + 1);
        _position = after;
        return value;
    }

    private Dictionary<string, object> Map(int count, int depth)
    {
        // No capacity from the file: a count costs an attacker four bytes, and memory should cost him as much.
        var map = new Dictionary<string, object>();
        for (var i = 0; i < count; i++)
        {
            var key = Value(depth + 1) as string ?? throw Fault("a map key that is no text");
            map[key] = Value(depth + 1);
        }

        return map;
    }

    private object[] Array(int count, int depth)
    {
        var items = new List<object>();
        for (var i = 0; i < count; i++)
            items.Add(Value(depth + 1));
        return [.. items];
    }

    private string Text(int size)
    {
        var bytes = Counted(size);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw Fault("a text that is not UTF-8");
    }

    private int Size(int low) =>
        low switch
        {
            29 => 29 + (int)Unsigned(1),
            30 => 285 + (int)Unsigned(2),
            31 => 65_821 + (int)Unsigned(3),
            _ => low,
        };

    private UInt128 Unsigned(int width)
    {
        var value = UInt128.Zero;
        foreach (var digit in Take(width))
            value = (value << 8) | digit;
        return value;
    }

    private ReadOnlySpan<byte> Counted(int size)
    {
        _bytes += Math.Min(size, BytesMax);
        return _bytes < BytesMax ? Take(size) : throw Fault($"a record of more than {BytesMax} bytes of text");
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        if (size > _section.Length - _position)
            throw Fault($"a value of {size} bytes beyond the end of the section");
        var taken = _section.Slice(_position, size);
        _position += size;
        return taken;
    }

    private readonly MmdbException Fault(string what) => new($"The database is damaged: {what} (section offset {_position}).");
}
