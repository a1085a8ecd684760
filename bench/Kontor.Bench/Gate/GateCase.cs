namespace Kontor.Bench.Gate;

/// <summary>One request of a dialect: cheap behind the gate, so that the gate is what is measured.</summary>
/// <param name="IsSigned">Some contracts do not sign what only reads.</param>
/// <param name="NonceHeader">A header that makes each request another one where the contract refuses replays.</param>
public sealed record GateCase(string Dialect, string Method, string Target, string Body, bool IsSigned, string? NonceHeader = null)
{
    /// <summary>The dialect that the bare targets imitate: its answer has the size they answer with.</summary>
    public const string Reference = "weex";

    public static IReadOnlyList<GateCase> All { get; } =
    [
        new("weex", "GET", "/api/v3/account/", "", IsSigned: true),
        new("xlayer", "GET", "/api/v5/xlayer/block/block-list?chainShortName=XLAYER&limit=1", "", IsSigned: true),
        new("binance-wallet", "GET", "/build/api/v1/dex/balance/supported/chain", "", IsSigned: true, "X-OC-NONCE"),
        new("valuescan", "POST", "/api/open/v1/vs-token/list", "{\"search\":\"BTC\"}", IsSigned: true),
        new("bitmart", "GET", "/spot/v1/wallet", "", IsSigned: false),
    ];

    public string Path => Target.Split('?')[0];
}
