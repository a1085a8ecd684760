using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>What is carried over a bridge, as the zone calls it. Both sides count it in the same unit.</summary>
/// <param name="Contract">Nothing for the zone's own coin.</param>
internal readonly record struct CrossCoin(Address20? Contract, string Symbol, int Decimals)
{
    public static CrossCoin Of(ChainsView chains, BridgeRecord bridge, CrossTransfer crossing)
    {
        var zone = chains.Find(bridge.Zone)!;
        return bridge.Pairs[crossing.Pair].ZoneToken is { } token && zone.FindContract(token) is { } contract
            ? new CrossCoin(token, contract.Terms.Symbol, contract.Terms.Decimals)
            : new CrossCoin(null, zone.Record.NativeSymbol, zone.Record.NativeDecimals);
    }
}
