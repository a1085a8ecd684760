using Kontor.Chains.Model;
using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>Makes rows of a log, and of the transfers of tokens that it tells of.</summary>
internal sealed class LogWriter(Tables tables, Balances balances)
{
    private const int None = -1;

    private readonly Postings _postings = new(tables.Lists);
    private readonly List<DecodedTransfer> _transfers = [];

    public void Write(ChainLog log, int transaction)
    {
        TransferDecoder.Decode(log, _transfers);
        var contract = tables.AddressOf(log.Address);
        var topic = log.Topics.IsEmpty ? None : TopicOf(log.Topics[0]);
        var isPlainTransfer = _transfers is [{ Kind: not TokenKind.Erc1155 }];
        var row = tables.Logs.Add(
            new LogRow
            {
                Transaction = transaction,
                Address = contract,
                LogIndex = log.LogIndex,
                Topic = topic,
                Series = topic < 0 ? None : SeriesOf(contract, topic),
                Transfer = isPlainTransfer ? tables.Transfers.Count : None,
                TopicCount = (byte)log.Topics.Length,
                DataBytes = log.Data.Length,
                TextStart = isPlainTransfer ? 0 : WriteText(log),
            }
        );
        ref var logs = ref tables.Addresses[contract];
        if (logs.FirstLog == 0)
            Volatile.Write(ref logs.FirstLog, row + 1);
        _postings.PushSingle(ref logs.Logs, row);
        if (topic >= 0)
            tables.Lists.Push(tables.LogSeriesLists[tables.Logs[row].Series], row);
        foreach (var transfer in _transfers)
            WriteTransfer(transfer, contract, transaction, row);
    }

    private void WriteTransfer(in DecodedTransfer transfer, int contract, int transaction, int log)
    {
        var row = tables.Transfers.Count;
        var token = TokenOf(contract, transfer.Kind, row);
        var (from, to) = (tables.AddressOf(transfer.From), tables.AddressOf(transfer.To));
        var item = transfer.Item is { } id ? ItemOf(token, id) : None;
        tables.Transfers.Add(
            new TransferRow
            {
                Transaction = transaction,
                Log = log,
                Token = token,
                Item = item,
                From = from,
                To = to,
                Amount = tables.Amounts.Put(transfer.Amount),
            }
        );
        tables.Sized.Push(tables.Tokens[token].Transfers, row, transfer.Amount);
        tables.Lists.Push(tables.TransfersOf(transfer.Kind), row);
        _postings.Post(ref ListsOf(from, transfer.Kind), ref ListsOf(to, transfer.Kind), row, from == to);
        MoveWhole(from, to, token, row, transfer.Amount);
        if (item >= 0)
            balances.MoveToken(balances.HoldingOf(from, token, item), balances.HoldingOf(to, token, item), transfer.Amount);
    }

    private void MoveWhole(int from, int to, int token, int row, Word256 amount)
    {
        var sender = balances.HoldingOf(from, token, HoldingKey.Whole);
        var receiver = balances.HoldingOf(to, token, HoldingKey.Whole);
        _postings.Post(ref tables.Holdings[sender].Transfers, ref tables.Holdings[receiver].Transfers, row, from == to);
        balances.MoveToken(sender, receiver, amount);
    }

    private ref int ListsOf(int address, TokenKind kind) => ref TransferLists.Of(ref tables.Addresses[address], kind);

    private long WriteText(ChainLog log)
    {
        var start = tables.Texts.Count;
        Span<byte> topic = stackalloc byte[Hash32.Bytes];
        for (var nth = 1; nth < log.Topics.Length; nth++)
        {
            log.Topics[nth].CopyTo(topic);
            tables.Texts.Add(topic);
        }
        tables.Texts.Add(log.Data.Span);
        return start;
    }

    private int TopicOf(Hash32 topic)
    {
        var known = tables.Topics.Find(topic);
        return known >= 0 ? known : tables.Topics.Add(topic);
    }

    private int SeriesOf(int contract, int topic)
    {
        var key = new LogSeriesKey(contract, topic);
        var known = tables.LogSeries.Find(key);
        if (known >= 0)
            return known;
        tables.LogSeriesLists.Add(tables.Lists.New(1));
        return tables.LogSeries.Add(key);
    }

    private int ItemOf(int token, Word256 id)
    {
        var key = new ItemKey(token, id);
        var known = tables.Items.Find(key);
        return known >= 0 ? known : tables.Items.Add(key);
    }

    private int TokenOf(int contract, TokenKind kind, int transfer)
    {
        var key = new TokenKey(contract, kind);
        var known = tables.TokenKeys.Find(key);
        if (known >= 0)
            return known;
        tables.Tokens.Add(
            new TokenRow
            {
                Contract = contract,
                Kind = kind,
                FirstTransfer = transfer,
                Transfers = tables.Sized.New(),
            }
        );
        return tables.TokenKeys.Add(key);
    }
}
