namespace Kontor.Catalog.Tests.Contracts;

/// <summary>The HTTP statuses of the three contracts whose tables have no such column, by range of codes. The first range that fits decides.</summary>
internal static class StatusFacts
{
    private static readonly (string Dialect, int From, int To, int Http)[] Ranges =
    [
        // Server faults, credentials, the media type among them, rights of key and user, the method; all else is a bad request.
        ("weex", -1000, -1000, 500),
        ("weex", -1054, -1054, 500),
        ("weex", -1045, -1045, 400),
        ("weex", -1049, -1040, 401),
        ("weex", -1058, -1050, 403),
        ("weex", -1190, -1190, 403),
        ("weex", -1150, -1150, 405),
        ("weex", -2200, -1115, 400),
        // Business answers, faults included, come with 200; what the gateway refuses has a status of its own.
        ("binance-wallet", 0, 40_001, 200),
        ("binance-wallet", 40_101, 40_103, 401),
        ("binance-wallet", 40_104, 40_104, 403),
        ("binance-wallet", 40_301, 40_303, 403),
        ("binance-wallet", 42_900, 42_900, 429),
        ("binance-wallet", 50_000, 50_001, 200),
        // Three-digit codes are HTTP statuses themselves; the others are answers of a server that was reached and understood.
        ("valuescan", 200, 200, 200),
        ("valuescan", 400, 400, 400),
        ("valuescan", 404, 404, 404),
        ("valuescan", 405, 405, 405),
        ("valuescan", 10_000, 79_999, 200),
    ];

    public static int Http(string dialect, int code) =>
        Ranges.First(range => range.Dialect == dialect && range.From <= code && code <= range.To).Http;
}
