using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Puts an address into a user's book. Saved again, it gets the new remark, reach and verification.</summary>
public sealed record SaveAddress(ExchangeId Exchange, long User, SavedAddress Entry) : Command<Outcome<SavedAddress>>
{
    public override CommandKind Kind => CommandKind.SaveAddress;

    public override Outcome<SavedAddress> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is null)
            return Reject.UnknownUser;
        if (ledger.FindAsset(Entry.Asset) is null)
            return Reject.UnknownAsset;
        if (state.Funding.FindNetwork(Entry.Network) is not { } network)
            return Reject.UnknownNetwork;
        if (AddressRules.Canonical(network.Form, Entry.Address) is not { } address)
            return Reject.BadAddress;
        if (!AddressRules.IsMemo(network, Entry.Memo))
            return Reject.BadMemo;
        var isEvm = network.Form == AddressForm.Evm;
        if (Entry.Remark.Length > Bounds.NameLengthMax || Entry.Reach > AddressReach.Evm || (Entry.Reach == AddressReach.Evm && !isEvm))
            return Reject.Malformed;
        var exchange = state.Funding.Of(ledger);
        var (user, entry) = (exchange.UserOf(User), Entry with { Address = address });
        var others = user.Addresses.RemoveAll(entry.IsSameAs);
        if (others.Length >= FundingBounds.SavedAddressesMax)
            return Reject.TooMany;
        exchange.SetUser(User, user with { Addresses = others.Add(entry) });
        return entry;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        Entry.Write(ref writer);
    }

    public static SaveAddress Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), SavedAddress.Read(ref reader));
}

/// <summary>Takes an address out of a user's book.</summary>
public sealed record RemoveAddress(ExchangeId Exchange, long User, string Asset, string Network, string Address, string Memo)
    : Command<Outcome<SavedAddress>>
{
    public override CommandKind Kind => CommandKind.RemoveAddress;

    public override Outcome<SavedAddress> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is null)
            return Reject.UnknownUser;
        if (state.Funding.FindNetwork(Network) is not { } network)
            return Reject.UnknownNetwork;
        var wanted = new SavedAddress
        {
            Asset = Asset,
            Network = Network,
            Address = AddressRules.Canonical(network.Form, Address) ?? Address,
            Memo = Memo,
        };
        var user = exchange.UserOf(User);
        foreach (var saved in user.Addresses)
        {
            if (!saved.IsSameAs(wanted))
                continue;
            exchange.SetUser(User, user with { Addresses = user.Addresses.Remove(saved) });
            return saved;
        }
        return Reject.AddressNotSaved;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Asset);
        writer.WriteText(Network);
        writer.WriteText(Address);
        writer.WriteText(Memo);
    }

    public static RemoveAddress Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadText());
}
