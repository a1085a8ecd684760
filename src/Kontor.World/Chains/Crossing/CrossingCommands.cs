using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Connects two chains, or changes what can go over a bridge: pairs are added, never taken away.</summary>
public sealed record DefineBridge(BridgeRecord Bridge) : Command<Outcome<BridgeRecord>>
{
    private const int PairsMax = 1_000;

    public override CommandKind Kind => CommandKind.DefineBridge;

    public override Outcome<BridgeRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Bridge.Home) is not { } home || state.Chains.Find(Bridge.Zone) is not { } zone || home == zone)
            return Reject.UnknownChain;
        if (!IsVault(home, Bridge.HomeVault) || !IsVault(zone, Bridge.ZoneVault))
            return Reject.UnknownToken;
        foreach (var (homeToken, zoneToken) in Bridge.Pairs)
        {
            if (!IsToken(home, homeToken) || !IsToken(zone, zoneToken))
                return Reject.UnknownToken;
        }
        var crossings = state.Chains.Crossings;
        var index = crossings.IndexOf(Bridge.Home, Bridge.Zone);
        if (Bridge.Pairs.Length > PairsMax || (index < 0 && crossings.BridgeCount >= Bounds.ChainsMax))
            return Reject.TooMany;
        if (index >= 0 && !Continues(crossings[index]))
            return Reject.Conflict;
        crossings.Put(index < 0 ? crossings.BridgeCount : index, Bridge);
        return Bridge;
    }

    private static bool IsVault(Chain chain, Address20 vault) => chain.Contracts.Find(vault)?.Terms.Kind == ContractKind.Forwarder;

    private static bool IsToken(Chain chain, Address20? token) =>
        token is not { } address || chain.Contracts.Find(address)?.Terms.Kind == ContractKind.Erc20;

    private bool Continues(BridgeRecord known) =>
        known.HomeVault == Bridge.HomeVault
        && known.ZoneVault == Bridge.ZoneVault
        && known.Pairs.Length <= Bridge.Pairs.Length
        && known.Pairs.AsSpan().SequenceEqual(Bridge.Pairs.AsSpan()[..known.Pairs.Length]);

    public override void Write(ref RecordWriter writer) => Bridge.Write(ref writer);

    public static DefineBridge Read(ref RecordReader reader) => new(BridgeRecord.Read(ref reader));
}

/// <summary>Sends coins or tokens over a bridge. The pair is named by the token on the side that they leave; none is the chain's own coin.</summary>
public sealed record SendAcross(
    string Home,
    string Zone,
    CrossKind CrossKind,
    Address20 Source,
    Address20? Token,
    ImmutableArray<CrossPayment> Payments
) : Command<Outcome<CrossTransfer>>
{
    public override CommandKind Kind => CommandKind.SendAcross;

    public override Outcome<CrossTransfer> Apply(WorldState state, long nowMs)
    {
        var crossings = state.Chains.Crossings;
        if (crossings.IndexOf(Home, Zone) is not (>= 0 and var index))
            return Reject.UnknownChain;
        var reject = CheckPayments(out var amount);
        if (reject != Reject.None)
            return reject;
        var bridge = crossings[index];
        if (PairOf(bridge) is not (>= 0 and var pair))
            return Reject.UnknownToken;
        if (crossings.Count >= ChainBounds.CrossingsMax)
            return Reject.TooMany;
        var sent = CrossingDesk.Out(bridge, CrossKind, pair, Source, amount).Apply(state, nowMs);
        if (!sent.IsOk)
            return sent.Reject;
        var crossing = new CrossTransfer
        {
            Id = crossings.Count + 1,
            Bridge = index,
            Kind = CrossKind,
            State = CrossState.Leaving,
            Source = Source,
            Pair = pair,
            Payments = Payments,
            Out = new CrossLeg(sent.Value.Hash, 0, 0),
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
        };
        crossings.Put(crossing);
        return crossing;
    }

    private Reject CheckPayments(out Word256 amount)
    {
        amount = Word256.Zero;
        if (CrossKind is < CrossKind.Deposit or > CrossKind.BatchWithdraw || Payments.IsEmpty)
            return Reject.Malformed;
        if (Payments.Length > (CrossKind == CrossKind.BatchWithdraw ? ChainBounds.CrossingsPerBatchMax : 1))
            return Reject.TooMany;
        foreach (var payment in Payments)
        {
            if (payment.Amount.IsZero || payment.To.IsZero)
                return Reject.NotPositive;
            if (!Word256.TryAdd(amount, payment.Amount, out amount))
                return Reject.Overflow;
        }
        return Reject.None;
    }

    private int PairOf(BridgeRecord bridge)
    {
        for (var pair = 0; pair < bridge.Pairs.Length; pair++)
        {
            if (bridge.TokenOf(CrossKind, pair, isOut: true) == Token)
                return pair;
        }
        return -1;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Home);
        writer.WriteText(Zone);
        writer.WriteByte((byte)CrossKind);
        writer.WriteAddress(Source);
        writer.WriteAddressOrNone(Token);
        writer.WriteCount(Payments.Length);
        foreach (var payment in Payments)
        {
            writer.WriteAddress(payment.To);
            writer.WriteWord(payment.Amount);
        }
    }

    public static SendAcross Read(ref RecordReader reader) =>
        new(
            reader.ReadText(),
            reader.ReadText(),
            (CrossKind)reader.ReadByte(),
            reader.ReadAddress(),
            reader.ReadAddressOrNone(),
            CrossTransfer.ReadPayments(ref reader)
        );
}
