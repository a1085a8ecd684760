using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>The same coin on both sides of a bridge. No token is the chain's own coin. Both sides count it in the same unit.</summary>
public readonly record struct CrossPair(Address20? HomeToken, Address20? ZoneToken);

/// <summary>
/// What connects two chains: a forwarder on each of them that holds what has come, and an operator, who has created both, and pays out on
/// the other side.
/// </summary>
public sealed record BridgeRecord
{
    public required string Home { get; init; }
    public required string Zone { get; init; }
    public required Address20 HomeVault { get; init; }
    public required Address20 ZoneVault { get; init; }
    public required ImmutableArray<CrossPair> Pairs { get; init; }

    internal string ChainOf(CrossKind kind, bool isOut) => (kind == CrossKind.Deposit) == isOut ? Home : Zone;

    internal Address20 VaultOf(CrossKind kind, bool isOut) => (kind == CrossKind.Deposit) == isOut ? HomeVault : ZoneVault;

    internal Address20? TokenOf(CrossKind kind, int pair, bool isOut) =>
        (kind == CrossKind.Deposit) == isOut ? Pairs[pair].HomeToken : Pairs[pair].ZoneToken;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Home);
        writer.WriteText(Zone);
        writer.WriteAddress(HomeVault);
        writer.WriteAddress(ZoneVault);
        writer.WriteCount(Pairs.Length);
        foreach (var (home, zone) in Pairs)
        {
            writer.WriteAddressOrNone(home);
            writer.WriteAddressOrNone(zone);
        }
    }

    internal static BridgeRecord Read(ref RecordReader reader)
    {
        var (home, zone) = (reader.ReadText(), reader.ReadText());
        var (homeVault, zoneVault) = (reader.ReadAddress(), reader.ReadAddress());
        var pairs = ImmutableArray.CreateBuilder<CrossPair>(reader.ReadCount());
        for (var left = pairs.Capacity; left > 0; left--)
            pairs.Add(new CrossPair(reader.ReadAddressOrNone(), reader.ReadAddressOrNone()));
        return new()
        {
            Home = home,
            Zone = zone,
            HomeVault = homeVault,
            ZoneVault = zoneVault,
            Pairs = pairs.MoveToImmutable(),
        };
    }
}
