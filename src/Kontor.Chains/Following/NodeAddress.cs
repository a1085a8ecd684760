namespace Kontor.Chains.Following;

/// <summary>
/// A node's address as an operator may see it. Providers put keys into the path, the query or the user part, so none of those is ever
/// printed or shown.
/// </summary>
public static class NodeAddress
{
    public static string Of(Uri url) => url.IsDefaultPort ? $"{url.Scheme}://{url.Host}" : $"{url.Scheme}://{url.Host}:{url.Port}";
}
