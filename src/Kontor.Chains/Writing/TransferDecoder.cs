using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>A transfer of tokens that a log tells of.</summary>
internal readonly record struct DecodedTransfer(TokenKind Kind, Address20 From, Address20 To, Word256? Item, Word256 Amount);

/// <summary>
/// Reads the transfers out of logs. A log that only looks like one (wrong number of topics, an address that is too long, lists of
/// different length) is none: anybody can write one.
/// </summary>
internal static class TransferDecoder
{
    public static readonly Hash32 Transfer = Hash32.Of("Transfer(address,address,uint256)"u8);
    public static readonly Hash32 TransferSingle = Hash32.Of("TransferSingle(address,address,address,uint256,uint256)"u8);
    public static readonly Hash32 TransferBatch = Hash32.Of("TransferBatch(address,address,address,uint256[],uint256[])"u8);

    public static void Decode(ChainLog log, List<DecodedTransfer> transfers)
    {
        transfers.Clear();
        if (log.Topics.Length < 3)
            return;
        var signature = log.Topics[0];
        if (signature == Transfer)
            DecodeTransfer(log, transfers);
        else if (log.Topics.Length == 4 && signature == TransferSingle && log.Data.Length == 2 * Word256.Bytes)
            DecodeSingle(log, transfers);
        else if (log.Topics.Length == 4 && signature == TransferBatch)
            DecodeBatch(log, transfers);
    }

    private static void DecodeTransfer(ChainLog log, List<DecodedTransfer> transfers)
    {
        if (!TryAddress(log.Topics[1], out var from) || !TryAddress(log.Topics[2], out var to))
            return;
        if (log.Topics.Length == 3 && log.Data.Length == Word256.Bytes)
            transfers.Add(new DecodedTransfer(TokenKind.Erc20, from, to, null, Word256.FromBigEndian(log.Data.Span)));
        else if (log.Topics.Length == 4 && log.Data.IsEmpty)
            transfers.Add(new DecodedTransfer(TokenKind.Erc721, from, to, WordOf(log.Topics[3]), Word256.One));
    }

    private static void DecodeSingle(ChainLog log, List<DecodedTransfer> transfers)
    {
        if (!TryAddress(log.Topics[2], out var from) || !TryAddress(log.Topics[3], out var to))
            return;
        var data = log.Data.Span;
        transfers.Add(
            new DecodedTransfer(
                TokenKind.Erc1155,
                from,
                to,
                Word256.FromBigEndian(data[..Word256.Bytes]),
                Word256.FromBigEndian(data[Word256.Bytes..])
            )
        );
    }

    private static void DecodeBatch(ChainLog log, List<DecodedTransfer> transfers)
    {
        if (!TryAddress(log.Topics[2], out var from) || !TryAddress(log.Topics[3], out var to))
            return;
        var data = log.Data.Span;
        if (!TryList(data, 0, out var items) || !TryList(data, 1, out var amounts) || items.Length != amounts.Length)
            return;
        for (var at = 0; at < items.Length; at += Word256.Bytes)
        {
            var item = Word256.FromBigEndian(items.Slice(at, Word256.Bytes));
            var amount = Word256.FromBigEndian(amounts.Slice(at, Word256.Bytes));
            transfers.Add(new DecodedTransfer(TokenKind.Erc1155, from, to, item, amount));
        }
    }

    /// <summary>The words of the list whose place stands in the nth word of the data.</summary>
    private static bool TryList(ReadOnlySpan<byte> data, int nth, out ReadOnlySpan<byte> words)
    {
        words = default;
        if (!TryNumber(data, nth * Word256.Bytes, out var start) || !TryNumber(data, start, out var count))
            return false;
        var first = start + Word256.Bytes;
        if (count > (data.Length - first) / Word256.Bytes)
            return false;
        words = data.Slice(first, count * Word256.Bytes);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> data, int at, out int number)
    {
        number = 0;
        if (at > data.Length - Word256.Bytes)
            return false;
        var word = Word256.FromBigEndian(data.Slice(at, Word256.Bytes));
        if (word > (ulong)data.Length)
            return false;
        number = (int)(ulong)word;
        return true;
    }

    private static bool TryAddress(Hash32 topic, out Address20 address)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        topic.CopyTo(bytes);
        address = new Address20(bytes[(Hash32.Bytes - Address20.Bytes)..]);
        return !bytes[..(Hash32.Bytes - Address20.Bytes)].ContainsAnyExcept((byte)0);
    }

    private static Word256 WordOf(Hash32 topic)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        topic.CopyTo(bytes);
        return Word256.FromBigEndian(bytes);
    }
}
