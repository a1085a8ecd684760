using System.Net;

namespace Kontor.Chains.Following;

/// <summary>How connections to a node are made.</summary>
internal static class NodeHandler
{
    public static SocketsHttpHandler Create() =>
        new()
        {
            AutomaticDecompression = DecompressionMethods.All,
            // A node that sends us elsewhere is not the node that the operator named.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
}
