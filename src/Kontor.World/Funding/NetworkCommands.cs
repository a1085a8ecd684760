using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Adds a network to the world, or changes what may change about it.</summary>
public sealed record DefineNetwork(NetworkRecord Network) : Command<Outcome<NetworkRecord>>
{
    public override CommandKind Kind => CommandKind.DefineNetwork;

    public override Outcome<NetworkRecord> Apply(WorldState state, long nowMs)
    {
        if (!Network.IsWellFormed)
            return Reject.Malformed;
        var known = state.Funding.FindNetwork(Network.Name);
        if (known is not null && (known.Form != Network.Form || known.NeedsMemo != Network.NeedsMemo))
            return Reject.Conflict;
        if (known is null && state.Funding.Networks.Count >= FundingBounds.NetworksMax)
            return Reject.TooMany;
        var isTakenOver = known is not null && known.IsStub != Network.IsStub;
        if (isTakenOver && !Handover.HasRoom(state, Network))
            return Reject.TooMany;
        state.Funding.Put(Network);
        if (isTakenOver)
            Handover.Run(state, Network, nowMs);
        return Network;
    }

    public override void Write(ref RecordWriter writer) => Network.Write(ref writer);

    public static DefineNetwork Read(ref RecordReader reader) => new(NetworkRecord.Read(ref reader));
}

/// <summary>Opens an asset of an exchange on a network, or changes what that costs and whether it is open.</summary>
public sealed record DefineCurrencyNetwork(ExchangeId Exchange, CurrencyNetworkRecord Currency) : Command<Outcome<CurrencyNetworkRecord>>
{
    public override CommandKind Kind => CommandKind.DefineCurrencyNetwork;

    public override Outcome<CurrencyNetworkRecord> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (ledger.FindAsset(Currency.Asset) is not { } asset)
            return Reject.UnknownAsset;
        if (state.Funding.FindNetwork(Currency.Network) is null)
            return Reject.UnknownNetwork;
        if (!Currency.IsWellFormed(asset))
            return Reject.Malformed;
        var currencies = state.Funding.Of(ledger).Currencies;
        if (currencies.Find(Currency.Asset, Currency.Network) is null && currencies.All.Count >= FundingBounds.CurrencyNetworksMax)
            return Reject.TooMany;
        var defined = currencies.Put(Currency);
        DepositDesk.ReleaseHeld(state, Exchange, nowMs);
        return defined;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        Currency.Write(ref writer);
    }

    public static DefineCurrencyNetwork Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), CurrencyNetworkRecord.Read(ref reader));
}
