using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Gives a user its address on a network, the same one every time. An empty network means the asset's default one.</summary>
public sealed record AssignDepositAddress(ExchangeId Exchange, long User, string Asset, string Network) : Command<Outcome<DepositAddress>>
{
    public override CommandKind Kind => CommandKind.AssignDepositAddress;

    public override Outcome<DepositAddress> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is not { } user)
            return Reject.UnknownUser;
        var exchange = state.Funding.Of(ledger);
        if (!user.Accounts.HasFlag(exchange.Rules.DepositTo.Account))
            return Reject.AccountNotOpened;
        if (!exchange.UserOf(User).CanDeposit)
            return Reject.DepositForbidden;
        if (ledger.FindAsset(Asset) is not { } asset)
            return Reject.UnknownAsset;
        if (exchange.Currencies.FindOrDefault(Asset, Network) is not { } currency)
            return Reject.UnknownNetwork;
        if (!asset.CanDeposit || !currency.CanDeposit)
            return Reject.DepositClosed;
        if (currency.IsClosedToApi)
            return Reject.ClosedToApi;
        return state.Funding.Addresses.Find(currency.Network, Exchange.Name, User) is { } given ? given : Give(state, currency.Network);
    }

    private Outcome<DepositAddress> Give(WorldState state, string networkName)
    {
        if (state.Funding.Addresses.Count >= FundingBounds.DepositAddressesMax)
            return Reject.TooMany;
        var network = state.Funding.FindNetwork(networkName)!;
        var given = new DepositAddress(
            network.Name,
            AddressMaker.Address(state.Seed, network, Exchange.Name, network.NeedsMemo ? 0 : User),
            network.NeedsMemo ? AddressMaker.Memo(state.Seed, network, Exchange.Name, User) : ""
        );
        state.Funding.Addresses.Add(Exchange.Name, User, given);
        if (network.Chain.Length > 0 && state.Chains.Find(network.Chain) is not null)
            state.Compliance.Introduce(network.Chain, given.Address, Exchange);
        return given;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Asset);
        writer.WriteText(Network);
    }

    public static AssignDepositAddress Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadText());
}
