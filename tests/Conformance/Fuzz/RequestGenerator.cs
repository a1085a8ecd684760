using System.Globalization;
using System.Text;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.Fuzz;

/// <summary>A request in bytes, and what may be expected of its answer.</summary>
/// <param name="IsHttp">Whether it keeps HTTP's own rules. What does not may be closed without a word.</param>
internal sealed record FuzzRequest(byte[] Bytes, string Dialect, string Path, bool IsHttp);

/// <summary>
/// Makes requests that are nearly right: a real path of a dialect with a real signature, spoiled in one or more ways. Nonsense from end to end
/// would only ever meet the first check.
/// </summary>
internal sealed class RequestGenerator(
    Venue venue,
    IReadOnlyDictionary<string, (ClientCredentials Credentials, IReadOnlyList<(string Method, string Path)> Routes)> dialects,
    int seed
)
{
    private static readonly string[] s_names =
    [
        "symbol",
        "currency",
        "chainShortName",
        "limit",
        "page",
        "height",
        "address",
        "amount",
        "search",
        "vsTokenId",
        "guid",
        "startTime",
        "account_type",
        "binanceChainId",
        "type",
        "side",
        "after",
        "txId",
        "txid",
        "network",
        "chains",
        "cursor",
        "topic0",
        "direction",
        "outputAddress",
        "tokenContractAddress",
        "protocolType",
        "startBlockHeight",
        "endBlockHeight",
        "pageSize",
        "txHash",
        "coinKey",
        "tradeType",
        "date",
        "bucketType",
        "endTime",
        "beginTime",
        "language",
        "tag",
        "tokens",
    ];
    private static readonly string[] s_values =
    [
        "",
        "0",
        "-1",
        "1",
        "99999999999999999999999",
        "1e9",
        "NaN",
        "null",
        "true",
        "BTC",
        "USDT",
        "BTC_USDT",
        "XLAYER",
        "xlayer",
        "TRADE_ZONE",
        "196",
        "token_20",
        "token_721",
        "received",
        "100",
        "1027",
        "ETH_ETH",
        "1h",
        "en-US",
        "1767323045000",
        "0x1e4a5963abfd975d8c9021ce480b42188849d41d",
        "0x00000000000000000000000000000000000000aa,0x1E4a5963aBFD975d8c9021ce480b42188849D41d",
        "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
        "%00",
        "%",
        "%zz",
        "%ff%fe",
        "%E2%82%AC",
        "'",
        "%22",
        "a,b,c",
        "1.0000000000000000000001",
        "0x00",
        "../..",
        "🙂",
    ];

    private readonly Random _random = new(seed);
    private readonly string[] _names = [.. dialects.Keys.Order(StringComparer.Ordinal)];

    public FuzzRequest Next()
    {
        var dialect = Pick(_names);
        var (credentials, routes) = dialects[dialect];
        var (method, path) = Pick(routes);
        if (Chance(20))
            method = Pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "BREW"]);
        if (Chance(15))
            path += Pick(["/", "//", "/x", "/..", "/%2e%2e", ";a=1", "/%00", "%20", "/\u00e9", "?"]);
        var target = path + (Chance(dialect == "xlayer" ? 90 : 50) ? "?" + Query(dialect) : "");
        var body = method is "POST" or "PUT" or "PATCH" || Chance(10) ? Body() : [];
        var request = venue.Sign(dialect, credentials, method, EscapeHigh(target), Encoding.Latin1.GetString(body));
        // The client signers take text; bytes that are no text are signed wrongly, and that is one more way to be wrong.
        return Write(dialect, request.Target.StartsWith('/') ? request : request with { Target = target }, path, body);
    }

    private FuzzRequest Write(string dialect, ClientRequest request, string path, byte[] body)
    {
        var isHttp = true;
        var text = new StringBuilder();
        var target = Chance(3) ? "http://venue.example" + request.Target : request.Target;
        var version = Chance(3) ? "HTTP/1.0" : "HTTP/1.1";
        text.Append(CultureInfo.InvariantCulture, $"{request.Method} {target} {version}\r\n");
        if (Chance(99))
            text.Append("Host: venue.example\r\n");
        else
            isHttp = version == "HTTP/1.0";
        foreach (var (header, value) in request.Headers)
        {
            if (Chance(3))
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{header}: {(Chance(3) ? Spoil(value) : value)}\r\n");
            if (Chance(2))
                text.Append(CultureInfo.InvariantCulture, $"{header}: {Spoil(value)}\r\n");
        }

        if (Chance(5))
            text.Append($"Content-Type: {Pick(["text/plain", "application/xml", "", "application/json; charset=utf-16"])}\r\n");
        if (Chance(5))
        {
            var forwarded = Pick(["203.0.113.9", "unknown", "::1, 10.0.0.1", "999.1.1.1", ","]);
            text.Append(CultureInfo.InvariantCulture, $"X-Forwarded-For: {forwarded}\r\n");
        }
        if (Chance(1))
            text.Append("X-Long: ").Append('a', _random.Next(1, 20_000)).Append("\r\n");
        byte[] sent = body;
        if (version == "HTTP/1.1" && Chance(10))
        {
            text.Append("Transfer-Encoding: chunked\r\n\r\n");
            sent = Chunked(body);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        }

        isHttp &=
            !request.Target.Contains("%00", StringComparison.Ordinal)
            || request.Target.IndexOf("%00", StringComparison.Ordinal) > request.Target.IndexOf('?');
        return new FuzzRequest([.. Encoding.Latin1.GetBytes(text.ToString()), .. sent], dialect, path, isHttp);
    }

    private string Query(string dialect)
    {
        var parameters = Enumerable.Range(0, _random.Next(0, 5)).Select(_ => $"{Pick(s_names)}={Pick(s_values)}");
        // Without its chain no question of the explorer gets any further.
        return string.Join('&', dialect == "xlayer" && Chance(70) ? parameters.Prepend("chainShortName=xlayer") : parameters);
    }

    private byte[] Body() =>
        _random.Next(12) switch
        {
            0 => [],
            1 => Bytes(_random.Next(1, 200)),
            2 => "{\"a\":\"\xff\xfe\"}"u8.ToArray(),
            3 => [(byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)'}'],
            4 => Encoding.ASCII.GetBytes(new string('[', _random.Next(1, 5000))),
            5 => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", _random.Next(1, 500)))),
            6 => Encoding.ASCII.GetBytes($"[{Value()}]"),
            7 => Encoding.ASCII.GetBytes(Value()),
            _ => Encoding.ASCII.GetBytes(
                "{" + string.Join(',', Enumerable.Range(0, _random.Next(0, 6)).Select(_ => $"\"{Pick(s_names)}\":{Value()}")) + "}"
            ),
        };

    private string Value() =>
        Pick([
            "1",
            "-1",
            "0.1",
            "1e400",
            "99999999999999999999999999",
            "\"\"",
            "\"USDT\"",
            "\"BTC_USDT\"",
            "\"1\"",
            "\"10.5\"",
            "null",
            "true",
            "[]",
            "{}",
            "[{}]",
            "\"in\"",
            "\"spot_to_contract\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"xlayer\"",
            "\"XLAYER\"",
        ]);

    private string Spoil(string value) =>
        _random.Next(6) switch
        {
            0 => "",
            1 => value.ToUpperInvariant(),
            2 => value + "0",
            3 => value.Length > 1 ? value[1..] : "x",
            4 => new string('9', _random.Next(1, 40)),
            _ => "null",
        };

    private static byte[] Chunked(byte[] body) =>
        [
            .. body.Length == 0 ? [] : Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"),
            .. body,
            .. body.Length == 0 ? [] : "\r\n"u8.ToArray(),
            .. "0\r\n\r\n"u8.ToArray(),
        ];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A target travels in ASCII; what is not is sent percent-encoded, as every client would.</summary>
    private static string EscapeHigh(string target) =>
        string.Concat(target.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
