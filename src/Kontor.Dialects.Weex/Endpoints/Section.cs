using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.Weex.Endpoints;

/// <summary>
/// What all routes of one of the two products share. Every route draws on the one weight pool, but those that place orders: they weigh nothing and
/// are counted by account.
/// </summary>
internal static class Section
{
    private const string Spot = "weex/spot";
    private const string Contract = "weex/contract";

    /// <summary>Answered by the door itself: no service stands behind it.</summary>
    public static Route Open(string path, int weight, Handler handler) =>
        new("GET", path, Access.Public, handler) { Weight = weight, Limits = [WeightPool.Rule] };

    public static Route SpotPublic(string path, int weight, Handler handler) => Open(path, weight, handler) with { Service = Spot };

    public static Route ContractPublic(string path, int weight, Handler handler) => Open(path, weight, handler) with { Service = Contract };

    /// <summary>Looks at what is the caller's own.</summary>
    public static Route SpotPrivate(string method, string path, int weight, Handler handler) =>
        Weighed(method, path, weight, Permissions.Read, handler, Spot);

    public static Route ContractPrivate(string method, string path, int weight, Handler handler) =>
        Weighed(method, path, weight, Permissions.Read, handler, Contract);

    /// <summary>Changes something that is no new order, such as taking one back.</summary>
    public static Route SpotChange(string method, string path, int weight, Handler handler) =>
        Weighed(method, path, weight, Permissions.Trade, handler, Spot);

    public static Route ContractChange(string method, string path, int weight, Handler handler) =>
        Weighed(method, path, weight, Permissions.Futures, handler, Contract);

    /// <summary>Places orders. A batch counts as five, however many there are in it.</summary>
    public static Route SpotOrder(string path, int count, Handler handler) => Counted(path, count, Permissions.Trade, handler, Spot);

    public static Route ContractOrder(string path, int count, Handler handler) =>
        Counted(path, count, Permissions.Futures, handler, Contract);

    private static Route Weighed(string method, string path, int weight, Permissions needs, Handler handler, string service) =>
        new(method, path, Access.Signed, handler)
        {
            Needs = needs,
            Weight = weight,
            Limits = [WeightPool.Rule],
            Service = service,
        };

    private static Route Counted(string path, int count, Permissions needs, Handler handler, string service) =>
        new("POST", path, Access.Signed, handler)
        {
            Needs = needs,
            UserWeight = count,
            UserLimits = OrderCount.Rules,
            Service = service,
        };
}
