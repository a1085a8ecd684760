using Microsoft.AspNetCore.Http.Features;

namespace Kontor.Gate.Sockets;

/// <summary>
/// The server's own upgrade, with an ear at the stream. Clients that only listen prove that they are alive by pings of the protocol, which
/// the framework answers without telling anybody; the bytes tell.
/// </summary>
internal sealed class HeardUpgrade(IHttpUpgradeFeature server, SocketSign sign) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => server.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => new HeardStream(await server.UpgradeAsync(), sign);
}
