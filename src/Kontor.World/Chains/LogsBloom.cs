namespace Kontor.World.Chains;

/// <summary>
/// The 2,048 bits with which a block says which contracts and topics its logs may be about. Each of them sets three bits, taken from the
/// first six bytes of its hash.
/// </summary>
public sealed class LogsBloom
{
    public const int Bytes = 256;

    private readonly byte[] _bits = new byte[Bytes];

    public ReadOnlySpan<byte> Bits => _bits;

    public void Add(ReadOnlySpan<byte> entry)
    {
        var hash = Keccak256.Hash(entry);
        for (var pair = 0; pair < 6; pair += 2)
            Set(BitOf(hash, pair));
    }

    public void Add(LogsBloom other)
    {
        for (var index = 0; index < Bytes; index++)
            _bits[index] |= other._bits[index];
    }

    /// <summary>False is certain; true means that it may be there.</summary>
    public bool MayHold(ReadOnlySpan<byte> entry)
    {
        var hash = Keccak256.Hash(entry);
        for (var pair = 0; pair < 6; pair += 2)
        {
            var bit = BitOf(hash, pair);
            if ((_bits[Bytes - 1 - (bit / 8)] & (1 << (bit % 8))) == 0)
                return false;
        }
        return true;
    }

    private static int BitOf(byte[] hash, int pair) => ((hash[pair] << 8) | hash[pair + 1]) & 0x7FF;

    // Bit 0 is the lowest one of the last byte.
    private void Set(int bit) => _bits[Bytes - 1 - (bit / 8)] |= (byte)(1 << (bit % 8));
}
