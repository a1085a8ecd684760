using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>
/// A transaction as it was sent: of type 2, with a highest fee and a highest tip per unit of gas. Nobody in a world has keys, so where a
/// signature belongs, r is the sender and s is zero.
/// </summary>
public sealed class SentTransaction
{
    internal const byte TypeByte = 2;

    private SentTransaction(TransactionTerms terms, long chainId) => (Terms, ChainId) = (terms, chainId);

    public TransactionTerms Terms { get; }
    public long ChainId { get; }
    public Hash32 Hash { get; private init; }

    /// <summary>The length of its encoding.</summary>
    public int SizeBytes { get; private init; }

    /// <summary>When it came into the pool.</summary>
    public long SentMs { get; private init; }

    /// <summary>Its place among all that were ever sent: of two with the same tip, the earlier one goes first.</summary>
    public long Arrival { get; private init; }

    public Address20 From => Terms.From;
    public Address20? To => Terms.To;
    public Word256 Value => Terms.Value;
    public long Nonce => Terms.Nonce;
    public ReadOnlyMemory<byte> Input => Terms.Input;

    internal static SentTransaction Of(TransactionTerms terms, long chainId, long sentMs, long arrival)
    {
        var encoded = terms.Encode(chainId);
        return new(terms, chainId)
        {
            Hash = Hash32.Of(encoded),
            SizeBytes = encoded.Length,
            SentMs = sentMs,
            Arrival = arrival,
        };
    }

    /// <summary>The type, and the RLP of everything else: what its hash is the hash of.</summary>
    public byte[] Encode() => Terms.Encode(ChainId);

    internal bool Is(TransactionTerms terms) => Hash32.Of(terms.Encode(ChainId)) == Hash;

    internal void Write(ref RecordWriter writer)
    {
        Terms.Write(ref writer);
        writer.WriteLong(ChainId);
        writer.WriteHash(Hash);
        writer.WriteLong(SizeBytes);
        writer.WriteLong(SentMs);
        writer.WriteLong(Arrival);
    }

    internal static SentTransaction Read(ref RecordReader reader) =>
        new(TransactionTerms.Read(ref reader), reader.ReadLong())
        {
            Hash = reader.ReadHash(),
            SizeBytes = (int)reader.ReadLong(),
            SentMs = reader.ReadLong(),
            Arrival = reader.ReadLong(),
        };
}
