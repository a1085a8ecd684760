using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kontor.Chains.Model;
using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Queries;

/// <summary>Topics and data of a log: as they were kept, or written anew from the transfer that says the same.</summary>
internal readonly struct LogText(Tables tables)
{
    public (ImmutableArray<Hash32> Topics, byte[] Data) Of(int log)
    {
        ref var row = ref tables.Logs[log];
        if (row.TopicCount == 0)
            return ([], tables.Texts.Get(row.TextStart, row.DataBytes));
        var topics = new Hash32[row.TopicCount];
        topics[0] = tables.Topics[row.Topic];
        var data = row.Transfer >= 0 ? FromTransfer(row.Transfer, topics) : FromText(row, topics);
        return (ImmutableCollectionsMarshal.AsImmutableArray(topics), data);
    }

    private byte[] FromText(in LogRow row, Span<Hash32> topics)
    {
        var topicBytes = (topics.Length - 1) * Hash32.Bytes;
        ReadOnlySpan<byte> text = tables.Texts.Get(row.TextStart, topicBytes + row.DataBytes);
        for (var nth = 1; nth < topics.Length; nth++)
            topics[nth] = new Hash32(text.Slice((nth - 1) * Hash32.Bytes, Hash32.Bytes));
        return text[topicBytes..].ToArray();
    }

    private byte[] FromTransfer(int transfer, Span<Hash32> topics)
    {
        ref var row = ref tables.Transfers[transfer];
        topics[1] = TopicOf(tables.AddressKeys[row.From]);
        topics[2] = TopicOf(tables.AddressKeys[row.To]);
        Span<byte> word = stackalloc byte[Word256.Bytes];
        if (tables.Tokens[row.Token].Kind == TokenKind.Erc721)
        {
            tables.Items[row.Item].Id.WriteBigEndian(word);
            topics[3] = new Hash32(word);
            return [];
        }
        tables.Amounts.Get(row.Amount).WriteBigEndian(word);
        return word.ToArray();
    }

    private static Hash32 TopicOf(Address20 address)
    {
        Span<byte> word = stackalloc byte[Hash32.Bytes];
        word.Clear();
        address.CopyTo(word[(Hash32.Bytes - Address20.Bytes)..]);
        return new Hash32(word);
    }
}
