using Kontor.Dialects.Weex.Sockets.Private;
using Kontor.Gate;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>
/// Where connections come in. The vendor's two products have the same paths on different hosts; under one address a prefix tells them apart.
/// The bare paths lead to contracts only under the contract host. A private connection is an ordinary signed request: the whole gate decides
/// whether it is opened.
/// </summary>
internal sealed class WeexSockets
{
    /// <summary>Hosts of the vendor under which connections are opened.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["ws-spot.weex.com", ContractHost];

    /// <summary>Below these, nothing but connections is served.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = [Bare, SpotPrefix + Bare, ContractPrefix + Bare];

    /// <summary>What stands for the path in the signature of a private connection, whatever path it comes in by.</summary>
    public const string SignedPath = Bare + "/private";

    private const string ContractHost = "ws-contract.weex.com";
    private const string Bare = "/v3/ws";
    private const string SpotPrefix = "/weex/spot";
    private const string ContractPrefix = "/weex/contract";

    private static readonly SocketLimits s_limits = new()
    {
        AttemptsPerIpMax = 300,
        AttemptsWindowMs = 5 * 60_000,
        ConnectionsPerIpMax = 20,
        OperationsMax = 240,
        OperationsWindowMs = 3_600_000,
        TopicsMax = 100,
        // Whoever does not answer is asked again; silence alone ends nothing.
        IdleMs = 0,
        EmptyMs = 60_000,
        PingEveryMs = 60_000,
        PingsUnansweredMax = 10,
    };

    private readonly TopicHub _hub;
    private readonly GateServices _gate;
    private readonly PrivateAccess _access;

    public WeexSockets(GateServices gate, PrivateAccess access) => (_gate, _hub, _access) = (gate, new TopicHub(gate), access);

    /// <summary>The channels of each place.</summary>
    public IReadOnlyList<IChannels> Spot { get; init; } = [];
    public IReadOnlyList<IChannels> SpotPrivate { get; init; } = [];
    public IReadOnlyList<IChannels> Contract { get; init; } = [];
    public IReadOnlyList<IChannels> ContractPrivate { get; init; } = [];

    public void Map(RouteTable routes)
    {
        MapPair("/public", Access.Public, Open("weex/spot/public", false, Spot), Open("weex/contract/public", false, Contract));
        MapPair(
            "/private",
            Access.Signed,
            Open("weex/spot/private", true, SpotPrivate),
            Open("weex/contract/private", true, ContractPrivate)
        );

        void MapPair(string path, Access access, Handler spot, Handler contract)
        {
            Map(SpotPrefix + Bare + path, access, spot);
            Map(ContractPrefix + Bare + path, access, contract);
            Map(Bare + path, access, call => (IsContract(call) ? contract : spot)(call));
        }

        void Map(string path, Access access, Handler handler) =>
            routes.Add(
                access == Access.Public
                    ? new Route("GET", path, access, handler)
                    : new Route("GET", path, access, handler) { Needs = PrivateAccess.Needs, Scheme = WeexProfile.SocketScheme }
            );
    }

    /// <summary>What asks for no connection asks for nothing that there is.</summary>
    private Handler Open(string name, bool isPrivate, IReadOnlyList<IChannels> channels)
    {
        var place = new SocketPlace(name, isPrivate ? _access : null, channels);
        var endpoint = new SocketEndpoint(_gate, name, s_limits, Unlisted.NotFound, session => new WeexTalk(_hub, place, session));
        return endpoint.OpenAsync;
    }

    private static bool IsContract(Call call) => call.Header("Host")?.StartsWith(ContractHost, StringComparison.OrdinalIgnoreCase) == true;
}
