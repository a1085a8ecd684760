using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains.Views;
using Kontor.Dialects.BinanceWallet.Rows;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;
using Kontor.World.Chains;
using Kontor.World.Directory;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary><c>post-transaction/transaction-detail-by-txhash</c>: one transaction, and everything that moved in it.</summary>
internal sealed class DetailEndpoints(Books books)
{
    private static readonly PageRequest s_all = new(0, int.MaxValue);

    public void Map(RouteTable routes)
    {
        const string path = BinanceWalletDialect.History + "/transaction-detail-by-txhash";
        routes.Add(
            new Route("GET", path, Access.Signed, Show)
            {
                Needs = Permissions.Wallet,
                Service = HistoryEndpoints.Service,
                Limits = Limits.Of(path),
                Reader = DetailRequest.Read,
            }
        );
    }

    private async ValueTask<Refusal?> Show(Call call)
    {
        var request = (DetailRequest)call.Arguments!;
        if (await books.OpenAsync(call, [request.Chain]) is not [var book])
            return Errors.ServiceUnavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        if (book.Served is not null && Hash32.TryParse(request.Hash, out var hash))
            Write(json, book, hash);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    /// <summary>What nobody has seen yet is an empty list, and no mistake.</summary>
    private static void Write(Utf8JsonWriter json, Book book, Hash32 hash)
    {
        var served = book.Served!;
        var index = served.Index;
        // Looked for among those that wait first: between the two looks it may get its block, and never the other way round.
        var waiting = served.Pending.FirstOrDefault(one => one.Hash == hash);
        if (index.FindTransaction(hash) is { } mined)
            json.WriteDetail(
                book,
                TransactionFacts.Of(mined),
                index.InternalsOfTransaction(hash, s_all).Rows.Where(moved => moved.IsTransfer).Reverse(),
                index.TransfersOfTransaction(hash, null, s_all).Rows.Reverse()
            );
        else if (waiting is not null)
            json.WriteDetail(book, TransactionFacts.Of(waiting, index), [], []);
    }
}
