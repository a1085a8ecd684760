using System.Collections.Immutable;
using Kontor.World.Compliance;

namespace Kontor.Analytics.Holdings;

/// <summary>Which addresses are known to belong to which house. Never changes.</summary>
internal sealed class ExchangeNames
{
    private readonly ImmutableDictionary<(string Chain, string Address), string> _names;

    private ExchangeNames(ImmutableDictionary<(string Chain, string Address), string> names) => _names = names;

    public static ExchangeNames None { get; } = new(ImmutableDictionary<(string, string), string>.Empty);

    /// <summary>The name of the house; empty where the address is nobody's.</summary>
    public string Of(string chain, string address) => _names.GetValueOrDefault((chain, address), "");

    /// <summary>What a label makes of it.</summary>
    public ExchangeNames With(AddressLabel label, bool isGone)
    {
        var (place, name) = ((label.Chain, label.Address), isGone ? "" : NameOf(label));
        if (Of(label.Chain, label.Address) == name)
            return this;
        return new ExchangeNames(name.Length == 0 ? _names.Remove(place) : _names.SetItem(place, name));
    }

    /// <summary>A house without a name is a house too.</summary>
    private static string NameOf(AddressLabel label) =>
        label.Category != AddressLabel.Exchange ? ""
        : label.Entity.Length > 0 ? label.Entity
        : AddressLabel.Exchange;
}
