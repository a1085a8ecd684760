using Kontor.Gate;

namespace Kontor.Server;

/// <summary>How a client of each dialect signs.</summary>
public static class ClientSigners
{
    public static IReadOnlyDictionary<string, ClientSigner> ByDialect { get; } =
        new SortedDictionary<string, ClientSigner>(StringComparer.Ordinal)
        {
            ["bitmart"] = Dialects.BitMart.Client.Sign,
            ["weex"] = Dialects.Weex.Client.Sign,
            ["xlayer"] = Dialects.XLayer.Client.Sign,
            ["binance-wallet"] = Dialects.BinanceWallet.Client.Sign,
            ["valuescan"] = Dialects.ValueScan.Client.Sign,
        };
}
