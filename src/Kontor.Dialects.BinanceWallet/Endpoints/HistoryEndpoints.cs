using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.BinanceWallet.Rows;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.World.Chains;
using Kontor.World.Directory;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary><c>post-transaction/transactions-by-address</c>: what an address had part in, newest first, page after page.</summary>
internal sealed class HistoryEndpoints(Books books)
{
    /// <summary>By this name operators close, slow or break the providers of histories.</summary>
    public const string Service = "binance-wallet/history";

    /// <summary>Older rows are not shown.</summary>
    private const int MonthsMax = 6;

    public void Map(RouteTable routes)
    {
        const string path = BinanceWalletDialect.History + "/transactions-by-address";
        routes.Add(
            new Route("GET", path, Access.Signed, List)
            {
                Needs = Permissions.Wallet,
                Service = Service,
                Limits = Limits.Of(path),
                Reader = HistoryRequest.Read,
            }
        );
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var request = (HistoryRequest)call.Arguments!;
        if (await books.OpenAsync(call, request.Chains) is not { } opened)
            return Errors.ServiceUnavailable;
        var lists = new List<HistoryList>();
        foreach (var book in opened)
        {
            if (Read(book, request, call.NowMs) is not { } list)
                return BadParameter.Cursor("stands in a block that is no longer part of the chain");
            lists.Add(list);
        }
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (book, list) in opened.Zip(lists))
            Write(json, book, request, list);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    /// <summary>The page of one chain; nothing when the chain has changed its mind about where the page begins.</summary>
    private static HistoryList? Read(Book book, HistoryRequest request, long nowMs)
    {
        // A cursor goes on in its own chain. What the others had was on earlier pages.
        var isOver = request.Cursor is { } cursor && cursor.Chain != book.Chain;
        if (isOver || book.Served is not { } served || !Address20.TryParse(request.Address, out var address))
            return HistoryList.Empty;
        var oldestMs = DateTimeOffset.FromUnixTimeMilliseconds(nowMs).AddMonths(-MonthsMax).ToUnixTimeMilliseconds();
        var beginMs = Math.Max(request.BeginMs ?? oldestMs, oldestMs);
        var waiting = request.Cursor is null ? WaitingOf(served, address, request, beginMs) : [];
        var range = served.Index.HeightsBetween(beginMs, request.EndMs ?? long.MaxValue);
        var filter = request.Contract switch
        {
            null => HistoryFilter.All,
            "" => HistoryFilter.CoinOnly,
            var contract => HistoryFilter.Token(Address20.Parse(contract)),
        };
        var page = served.Index.HistoryOf(address, filter, range, request.Cursor?.Place, request.Limit - waiting.Count);
        return page is null ? null : new HistoryList(waiting, page);
    }

    /// <summary>
    /// Those that wait for a block lead the first page, as many as fit on it: they have no place of their own that a later page could begin at.
    /// </summary>
    private static List<TransactionFacts> WaitingOf(IServedChain served, Address20 address, HistoryRequest request, long beginMs) =>
        request.Contract is { Length: > 0 }
            ? []
            :
            [
                .. served
                    .Pending.Where(one => one.From == address || one.To == address)
                    .Where(one => one.SeenMs >= beginMs && one.SeenMs <= (request.EndMs ?? long.MaxValue))
                    // It may have got its block a moment ago.
                    .Where(one => served.Index.FindTransaction(one.Hash) is null)
                    .OrderByDescending(one => one.SeenMs)
                    .ThenByDescending(one => one.Nonce)
                    .Take(request.Limit)
                    .Select(one => TransactionFacts.Of(one, served.Index)),
            ];

    private static void Write(Utf8JsonWriter json, Book book, HistoryRequest request, HistoryList list)
    {
        json.WriteStartObject();
        json.WriteString("cursor"u8, list.Page.Next is { } next ? new Cursor(book.Chain, next, request.Filters).ToString() : "");
        json.WriteStartArray("transactionList"u8);
        foreach (var waiting in list.Waiting)
            json.WriteWaiting(book, waiting);
        foreach (var row in list.Page.Rows)
            json.WriteRow(book, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed record HistoryList(IReadOnlyList<TransactionFacts> Waiting, HistoryPage Page)
    {
        public static HistoryList Empty { get; } = new([], new HistoryPage([], null));
    }
}
