using Kontor.Analytics;
using Kontor.Chains.Serving;
using Kontor.Dialects.BinanceWallet;
using Kontor.Dialects.BitMart;
using Kontor.Dialects.ValueScan;
using Kontor.Dialects.Weex;
using Kontor.Dialects.XLayer;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Gate;

namespace Kontor.Server;

/// <summary>Every dialect this venue speaks.</summary>
internal static class AllDialects
{
    public static IReadOnlyList<Dialect> Create(GateServices gate, IServedChains chains, ContractVerifier verifier, Analyst analyst) =>
        [
            new BitMartDialect(gate),
            new WeexDialect(gate),
            new XLayerDialect(gate, chains, verifier),
            new BinanceWalletDialect(gate, chains),
            new ValueScanDialect(gate, analyst),
        ];
}
