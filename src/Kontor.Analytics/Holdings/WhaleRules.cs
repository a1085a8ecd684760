using System.Collections.Immutable;

namespace Kontor.Analytics.Holdings;

/// <summary>
/// Who counts as a large holder: whoever has a thousandth of all there is, and the first hundred in any case. Exchanges hold for others, contracts
/// follow rules and nobody has what was burnt: they are passed over.
/// </summary>
internal sealed record WhaleRules(ExchangeNames Exchanges, ImmutableHashSet<string> Contracts)
{
    public const int AlwaysCounted = 100;
    public const int SupplyShare = 1_000;

    private const string Zero = "0x0000000000000000000000000000000000000000";
    private const string Dead = "0x000000000000000000000000000000000000dead";

    public bool IsPassedOver(string chain, string address) =>
        address is Zero or Dead || Contracts.Contains(address) || Exchanges.Of(chain, address).Length > 0;
}
