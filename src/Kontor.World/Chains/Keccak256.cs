using System.Buffers.Binary;
using System.Numerics;

namespace Kontor.World.Chains;

/// <summary>Keccak-256 as Ethereum uses it: the submission's padding (0x01), not the one SHA-3 was standardised with (0x06).</summary>
public static class Keccak256
{
    public const int HashBytes = 32;
    private const int RateBytes = 136;

    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        Span<ulong> lanes = stackalloc ulong[25];
        lanes.Clear();
        while (message.Length >= RateBytes)
        {
            Absorb(lanes, message[..RateBytes]);
            message = message[RateBytes..];
        }
        Span<byte> last = stackalloc byte[RateBytes];
        last.Clear();
        message.CopyTo(last);
        last[message.Length] = 0x01;
        last[RateBytes - 1] |= 0x80;
        Absorb(lanes, last);
        var hash = new byte[HashBytes];
        for (var lane = 0; lane < 4; lane++)
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(lane * 8), lanes[lane]);
        return hash;
    }

    private static ReadOnlySpan<ulong> RoundConstants =>
        [
            0x0000000000000001,
            0x0000000000008082,
            0x800000000000808A,
            0x8000000080008000,
            0x000000000000808B,
            0x0000000080000001,
            0x8000000080008081,
            0x8000000000008009,
            0x000000000000008A,
            0x0000000000000088,
            0x0000000080008009,
            0x000000008000000A,
            0x000000008000808B,
            0x800000000000008B,
            0x8000000000008089,
            0x8000000000008003,
            0x8000000000008002,
            0x8000000000000080,
            0x000000000000800A,
            0x800000008000000A,
            0x8000000080008081,
            0x8000000000008080,
            0x0000000080000001,
            0x8000000080008008,
        ];

    // The lanes in the order in which rho and pi walk over them, and how far each is rotated on the way.
    private static ReadOnlySpan<byte> WalkLanes => [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    private static ReadOnlySpan<byte> WalkRotations =>
        [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    private static void Absorb(Span<ulong> lanes, ReadOnlySpan<byte> block)
    {
        for (var lane = 0; lane < RateBytes / 8; lane++)
            lanes[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(lane * 8)..]);
        foreach (var constant in RoundConstants)
            Round(lanes, constant);
    }

    private static void Round(Span<ulong> lanes, ulong constant)
    {
        Span<ulong> column = stackalloc ulong[5];
        // Theta: every lane takes in the parity of two neighbouring columns.
        for (var x = 0; x < 5; x++)
            column[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
        for (var x = 0; x < 5; x++)
        {
            var parity = column[(x + 4) % 5] ^ BitOperations.RotateLeft(column[(x + 1) % 5], 1);
            for (var y = 0; y < 25; y += 5)
                lanes[y + x] ^= parity;
        }
        // Rho and pi: the lanes change places and are rotated.
        var carried = lanes[1];
        for (var step = 0; step < 24; step++)
        {
            var lane = WalkLanes[step];
            (carried, lanes[lane]) = (lanes[lane], BitOperations.RotateLeft(carried, WalkRotations[step]));
        }
        // Chi: the only step that is not linear.
        for (var y = 0; y < 25; y += 5)
        {
            lanes.Slice(y, 5).CopyTo(column);
            for (var x = 0; x < 5; x++)
                lanes[y + x] = column[x] ^ (~column[(x + 1) % 5] & column[(x + 2) % 5]);
        }
        lanes[0] ^= constant;
    }
}
