using Kontor.Bench.Http;
using Kontor.Chains;
using Kontor.Server;
using Kontor.World.Chains;

namespace Kontor.Bench.Chain;

/// <summary>The lists of the explorer as its clients get them: signed, over HTTP, through the whole gate. The client runs in the same process.</summary>
internal sealed class ChainOverHttp(ChainIndex index, int people, int rounds) : IDisposable
{
    private const int WindowRows = 10_000;
    private const int Limit = 20;
    private const int Clients = 8;
    private const string Base = "/api/v5/xlayer/";

    private readonly Random _chance = new(11);
    private readonly long _head = index.Head!.Value.Height;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Clients });

    public async Task<BenchTable> RowsAsync()
    {
        await using var venue = await IndexedVenue.StartAsync(index);
        _http.BaseAddress = venue.Address;
        List<string[]> rows = [];
        foreach (var (name, target) in Questions())
        {
            var question = new HttpQuestion(_http, () => Sign(venue, target()), body => body.StartsWith("{\"code\":\"0\""u8));
            rows.Add([name, .. (await question.MeasureAsync(rounds, Clients)).Cells]);
        }
        return new BenchTable(
            $"Over HTTP, each question {rounds:N0} times by one caller after the other answer, then as often by {Clients} callers at once; pages of {Limit} rows at any depth of the "
                + "documented window. Every request is signed and passes the whole gate; callers and server share the machine and the process.",
            ["endpoint", .. HttpFigures.Columns(Clients)],
            rows
        );
    }

    public void Dispose() => _http.Dispose();

    private IEnumerable<(string Endpoint, Func<string> Target)> Questions()
    {
        var (busiest, token) = (SyntheticChain.Person(0), SyntheticChain.Token(0));
        yield return ("block/block-list", () => Query("block/block-list", ""));
        yield return ("block/transaction-list-multi", () => Query("block/transaction-list-multi", Heights()));
        yield return ("address/information-evm, any", () => One("address/information-evm", $"&address={Any()}"));
        yield return ("address/token-balance, any", () => First("address/token-balance", $"&protocolType=token_20&address={Any()}"));
        yield return ("address/transaction-list, any", () => First("address/transaction-list", $"&address={Any()}"));
        yield return ("address/transaction-list, busiest", () => Query("address/transaction-list", $"&address={busiest}"));
        yield return ("address/token-transaction-list, busiest", () => Query("address/token-transaction-list", $"&address={busiest}"));
        yield return (
            "address/normal-transaction-list-multi, 20",
            () => First("address/normal-transaction-list-multi", $"&address={Some()}{Heights()}")
        );
        yield return ("address/native-token-position-list", () => Query("address/native-token-position-list", ""));
        yield return ("transaction/transaction-list", () => Query("transaction/transaction-list", ""));
        yield return ("transaction/large-transaction-list", () => Query("transaction/large-transaction-list", "&type=100"));
        yield return ("transaction/transaction-multi, 20", () => One("transaction/transaction-multi", $"&txId={Hashes()}"));
        yield return ("token/token-list", () => First("token/token-list", ""));
        yield return ("token/position-list", () => Query("token/position-list", $"&tokenContractAddress={token}"));
        yield return ("token/transaction-list", () => Query("token/transaction-list", $"&tokenContractAddress={token}"));
        yield return (
            "log/by-address-and-topic, 1,000 rows",
            () => One("log/by-address-and-topic", $"&address={token}&topic0={SyntheticChain.Transfer}")
        );
    }

    private static HttpRequestMessage Sign(IndexedVenue venue, string target) =>
        Requests.ToMessage(ClientSigners.ByDialect["xlayer"](venue.Caller, "GET", target, "", VenueProcess.Start.ToUnixTimeMilliseconds()));

    private string Query(string path, string more) => First(path, more) + $"&page={_chance.Next(1, WindowRows / Limit / 10)}";

    private static string First(string path, string more) => One(path, more) + $"&limit={Limit}";

    private static string One(string path, string more) => $"{Base}{path}?chainShortName=xlayer{more}";

    private string Heights()
    {
        var first = _chance.NextInt64(Math.Max(1, _head - 10_000));
        return $"&startBlockHeight={first}&endBlockHeight={Math.Min(_head, first + 10_000)}";
    }

    private Address20 Any() => SyntheticChain.Person(_chance.Next(people));

    private string Some() =>
        string.Join(',', Enumerable.Range(0, 20).Select(_ => SyntheticChain.Person(_chance.Next(Math.Min(people, 1_000)))));

    private string Hashes() =>
        string.Join(
            ',',
            Enumerable
                .Range(0, 20)
                .Select(_ => SyntheticChain.HashOf(_chance.NextInt64(1, _head), _chance.Next(SyntheticChain.TransactionsPerBlock)))
        );
}
