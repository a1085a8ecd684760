using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.Weex.Endpoints;

/// <summary>What all routes of one of the two products share. Every route draws on the one weight pool.</summary>
internal static class Section
{
    private const string Spot = "weex/spot";
    private const string Contract = "weex/contract";

    /// <summary>Answered by the door itself: no service stands behind it.</summary>
    public static Route Open(string path, int weight, Handler handler) =>
        new("GET", path, Access.Public, handler) { Weight = weight, Limits = [WeightPool.Rule] };

    public static Route SpotPublic(string path, int weight, Handler handler) => Open(path, weight, handler) with { Service = Spot };

    public static Route SpotPrivate(string method, string path, int weight, Handler handler) =>
        Private(method, path, weight, handler, Spot);

    public static Route ContractPrivate(string method, string path, int weight, Handler handler) =>
        Private(method, path, weight, handler, Contract);

    private static Route Private(string method, string path, int weight, Handler handler, string service) =>
        new(method, path, Access.Signed, handler)
        {
            Needs = Permissions.Read,
            Weight = weight,
            Limits = [WeightPool.Rule],
            Service = service,
        };
}
