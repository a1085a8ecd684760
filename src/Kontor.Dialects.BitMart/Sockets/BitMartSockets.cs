using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>
/// Where connections come in. Under one address each of the four places has a path of its own; under the vendor's own hosts the paths are
/// the vendor's. They differ in how many connections they take, and in the tongue in which they answer what is in neither.
/// </summary>
internal sealed class BitMartSockets
{
    /// <summary>Hosts of the vendor under which connections are opened.</summary>
    public static IReadOnlyList<string> Hosts { get; } = [SpotHost, "openapi-ws-v2.bitmart.com", "openapi-wsdemo-v2.bitmart.com"];

    /// <summary>Below these, nothing but connections is served.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["/ws/spot", "/ws/futures"];

    private const string SpotHost = "ws-manager-compress.bitmart.com";
    private const int SpotPublicPerIp = 20;
    private const int SpotPrivatePerIp = 10;
    private const int FuturesPerIp = 500;

    private readonly SocketEndpoint _spotPublic;
    private readonly SocketEndpoint _spotPrivate;
    private readonly SocketEndpoint _futuresPublic;
    private readonly SocketEndpoint _futuresPrivate;

    public BitMartSockets(GateServices gate, ISocketLogin? login, params IEnumerable<IChannels> channels)
    {
        Hub = new TopicHub(gate);
        Login = login;
        Channels = [.. channels];
        _spotPublic = Endpoint(gate, "bitmart/spot/public", SpotPublicPerIp, Tongue.Spot);
        _spotPrivate = Endpoint(gate, "bitmart/spot/private", SpotPrivatePerIp, Tongue.Spot);
        _futuresPublic = Endpoint(gate, "bitmart/futures/public", FuturesPerIp, Tongue.Futures);
        _futuresPrivate = Endpoint(gate, "bitmart/futures/private", FuturesPerIp, Tongue.Futures);
    }

    public TopicHub Hub { get; }

    /// <summary>Null where nobody can log in.</summary>
    public ISocketLogin? Login { get; }

    /// <summary>Asked in this order.</summary>
    public IReadOnlyList<IChannels> Channels { get; }

    public void Map(RouteTable routes)
    {
        Map("/ws/spot/api", _spotPublic.OpenAsync);
        Map("/ws/spot/user", _spotPrivate.OpenAsync);
        Map("/ws/futures/api", _futuresPublic.OpenAsync);
        Map("/ws/futures/user", _futuresPrivate.OpenAsync);
        // Only reached under the vendor's hosts: no prefix of ours leads here.
        Map("/api", call => (IsSpot(call) ? _spotPublic : _futuresPublic).OpenAsync(call));
        Map("/user", call => (IsSpot(call) ? _spotPrivate : _futuresPrivate).OpenAsync(call));

        void Map(string path, Handler handler) => routes.Add(new Route("GET", path, Access.Public, handler));
    }

    private SocketEndpoint Endpoint(GateServices gate, string name, int connectionsPerIp, Tongue usual) =>
        new(
            gate,
            name,
            new SocketLimits { ConnectionsPerIpMax = connectionsPerIp },
            Errors.SpotBadRequest,
            session => new BitMartTalk(this, session, usual)
        );

    private static bool IsSpot(Call call) => call.Header("Host")?.StartsWith(SpotHost, StringComparison.OrdinalIgnoreCase) == true;
}
