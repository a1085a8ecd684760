namespace Kontor.Gate.Origin;

/// <summary>Addresses that belong to no country, because they never cross the public internet.</summary>
public static class IpScope
{
    private static readonly CidrSet Private = CidrSet.Parse(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::/128",
        "::1/128",
        "fc00::/7",
        "fe80::/10"
    );

    /// <summary>Loopback, link-local, carrier-internal and private networks.</summary>
    public static bool IsPrivate(IpKey address) => Private.Contains(address);
}
