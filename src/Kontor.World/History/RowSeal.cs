using System.Buffers.Binary;
using Kontor.World.Codec;

namespace Kontor.World.History;

/// <summary>
/// The first four bytes of every stored row: the CRC-32C of its number and of all its other bytes. With the number inside, a row that
/// stands in another one's place does not pass for it.
/// </summary>
public static class RowSeal
{
    public const int Bytes = sizeof(uint);

    public static uint Of(long id, ReadOnlySpan<byte> row)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, id);
        return Crc32C.Continue(Crc32C.Of(number), row[Bytes..]);
    }

    public static bool Holds(long id, ReadOnlySpan<byte> row) => BinaryPrimitives.ReadUInt32LittleEndian(row) == Of(id, row);
}
