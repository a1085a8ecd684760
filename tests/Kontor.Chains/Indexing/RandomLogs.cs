using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>The logs of one made-up block.</summary>
internal sealed class RandomLogs(Random chance, RandomChain chain)
{
    private static readonly Hash32 Transfer = Hash32.Parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    private static readonly Hash32 Single = Hash32.Parse("0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62");
    private static readonly Hash32 Batch = Hash32.Parse("0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb");
    private static readonly Hash32 Other = Hash32.Of("Other()"u8);

    private int _next;

    public ImmutableArray<ChainLog>.Builder Logs { get; } = ImmutableArray.CreateBuilder<ChainLog>();

    public ImmutableArray<Told>.Builder Transfers { get; } = ImmutableArray.CreateBuilder<Told>();

    public void Write(int transaction, int count)
    {
        for (; count > 0; count--)
        {
            switch (chance.Next(7))
            {
                case 0:
                    WriteOther(transaction);
                    break;
                case 1:
                    WriteNearly(transaction);
                    break;
                case 2:
                    Write721(transaction);
                    break;
                case 3:
                    Write1155(transaction, chance.Next(4), isBatch: true);
                    break;
                case 4:
                    Write1155(transaction, 1, isBatch: false);
                    break;
                default:
                    Write20(transaction);
                    break;
            }
        }
    }

    private void Write20(int transaction)
    {
        var (contract, from, to, amount) = (Contract(0, 3), chain.Anybody(), chain.Anybody(), chain.Amount());
        Transfers.Add(new Told(_next, contract, TokenKind.Erc20, from, to, null, amount));
        Add(transaction, contract, [Transfer, Topic(from), Topic(to)], Words(amount));
    }

    private void Write721(int transaction)
    {
        // The third contract claims to be both.
        var (contract, from, to) = (Contract(2, 5), chain.Anybody(), chain.Anybody());
        Word256 id = (ulong)chance.Next(6);
        Transfers.Add(new Told(_next, contract, TokenKind.Erc721, from, to, id, Word256.One));
        Add(transaction, contract, [Transfer, Topic(from), Topic(to), new Hash32(Words(id))], []);
    }

    private void Write1155(int transaction, int items, bool isBatch)
    {
        var (contract, from, to) = (Contract(5, 6), chain.Anybody(), chain.Anybody());
        var ids = new Word256[items];
        var amounts = new Word256[items];
        for (var n = 0; n < items; n++)
        {
            (ids[n], amounts[n]) = ((ulong)chance.Next(4), chain.Amount());
            Transfers.Add(new Told(_next, contract, TokenKind.Erc1155, from, to, ids[n], amounts[n]));
        }
        var count = (ulong)items;
        var data = isBatch ? Words([64, 96 + (32 * count), count, .. ids, count, .. amounts]) : Words(ids[0], amounts[0]);
        Add(transaction, contract, [isBatch ? Batch : Single, chain.Hash(), Topic(from), Topic(to)], data);
    }

    /// <summary>Logs that are not transfers, though they begin like one.</summary>
    private void WriteNearly(int transaction)
    {
        var (from, to) = (Topic(chain.Anybody()), Topic(chain.Anybody()));
        var word = Words(chain.Amount());
        (Hash32[] Topics, byte[] Data) nearly = chance.Next(8) switch
        {
            0 => ([Transfer], [.. word, .. word, .. word]),
            1 => ([Transfer, from, to], [.. word, 1]),
            2 => ([Transfer, from, to, from], word),
            3 => ([Transfer, chain.Hash(), to], word),
            4 => ([Single, from, from, to], word),
            5 => ([Batch, from, from, to], Words(64, 64, Word256.Max)),
            6 => ([Batch, from, from, to], Words(64, 128, 1, 7, 2, 7, 7)),
            _ => ([Batch, from, from, to], Words(Word256.Max, 31)),
        };
        Add(transaction, Contract(0, 6), nearly.Topics, nearly.Data);
    }

    private void WriteOther(int transaction)
    {
        var topics = new Hash32[chance.Next(5)];
        for (var n = 0; n < topics.Length; n++)
            topics[n] = n == 0 ? Other : chain.Hash();
        var data = new byte[chance.Next(100)];
        chance.NextBytes(data.AsSpan(0, data.Length / 2));
        Add(transaction, Contract(0, 6), topics, data);
    }

    private void Add(int transaction, Address20 contract, Hash32[] topics, byte[] data)
    {
        Logs.Add(new ChainLog(transaction, _next, contract, [.. topics], data));
        // A chain may leave numbers out.
        _next += chance.Next(10) == 0 ? 2 : 1;
    }

    private Address20 Contract(int from, int to) => chain.Contracts[chance.Next(from, to)];

    private static Hash32 Topic(Address20 address) => new([.. new byte[12], .. address.ToArray()]);

    private static byte[] Words(params Word256[] words)
    {
        var bytes = new byte[words.Length * 32];
        for (var n = 0; n < words.Length; n++)
            words[n].WriteBigEndian(bytes.AsSpan(n * 32));
        return bytes;
    }
}
