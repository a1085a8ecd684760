using Kontor.World.Chains;
using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>An address that an exchange gave to one of its users.</summary>
public sealed record DepositAddress(string Network, string Address, string Memo);

/// <summary>Every deposit address of every exchange, and whom it belongs to. None is ever taken back.</summary>
internal sealed class AddressRegister
{
    private readonly record struct Holder(string Exchange, long User, DepositAddress Given);

    private readonly List<Holder> _given = [];
    private readonly Dictionary<(string Network, string Address, string Memo), int> _byAddress = [];
    private readonly Dictionary<(string Network, string Exchange, long User), int> _byUser = [];

    // Chains speak of addresses as bytes, and of very many of them.
    private readonly HashSet<Address20> _onChains = [];

    // Of shared addresses only the first user's entry: the exchange is the same for all.
    private readonly Dictionary<(string Network, string Address), string> _exchangeOfAddress = [];

    public int Count => _given.Count;

    public DepositAddress? Find(string network, string exchange, long user) =>
        _byUser.TryGetValue((network, exchange, user), out var index) ? _given[index].Given : null;

    /// <summary>Whose it is at that exchange; 0 for nobody's.</summary>
    public long UserOf(string network, string exchange, string address, string memo) =>
        _byAddress.TryGetValue((network, address, memo), out var index)
        && string.Equals(_given[index].Exchange, exchange, StringComparison.Ordinal)
            ? _given[index].User
            : 0;

    /// <summary>Which exchange of this world an address belongs to, if one does.</summary>
    public string? ExchangeOf(string network, string address) => _exchangeOfAddress.GetValueOrDefault((network, address));

    /// <summary>Whether an address of that kind was ever given to anybody, on whichever network.</summary>
    public bool MayHold(Address20 address) => _onChains.Contains(address);

    public void Add(string exchange, long user, DepositAddress given)
    {
        _byAddress.Add((given.Network, given.Address, given.Memo), _given.Count);
        _byUser.Add((given.Network, exchange, user), _given.Count);
        _exchangeOfAddress.TryAdd((given.Network, given.Address), exchange);
        if (Address20.TryParse(given.Address, out var onChain))
            _onChains.Add(onChain);
        _given.Add(new Holder(exchange, user, given));
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_given.Count);
        foreach (var (exchange, user, given) in _given)
        {
            writer.WriteText(exchange);
            writer.WriteLong(user);
            writer.WriteText(given.Network);
            writer.WriteText(given.Address);
            writer.WriteText(given.Memo);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(reader.ReadText(), reader.ReadLong(), new DepositAddress(reader.ReadText(), reader.ReadText(), reader.ReadText()));
    }
}
