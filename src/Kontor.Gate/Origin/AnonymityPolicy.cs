namespace Kontor.Gate.Origin;

/// <summary>Which hidden origins are refused: by default VPNs, public proxies and Tor. Hosting alone never is.</summary>
public sealed record AnonymityPolicy
{
    public AnonymityFlags Refused { get; init; } = AnonymityFlags.Vpn | AnonymityFlags.PublicProxy | AnonymityFlags.Tor;

    public bool Allows(in Place place) => (place.Anonymity & Refused) == AnonymityFlags.None;
}
