using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>What the routes of a kind have in common. All limits are counted over two seconds.</summary>
internal static class FuturesRoutes
{
    private const string Service = "bitmart/contract";
    private const int LimitSeconds = 2;

    /// <summary>For everybody, counted by address.</summary>
    public static Route Open(string path, int calls, Handler handler) =>
        new("GET", path, Access.Public, handler) { Service = Service, Limits = [Limits.PerIp(path, calls, LimitSeconds)] };

    /// <summary>Asks about one's own things.</summary>
    public static Route Read(string path, int calls, Handler handler) =>
        new("GET", path, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Service = Service,
            Limits = [Limits.PerKey(path, calls, LimitSeconds)],
        };

    /// <summary>Changes one's own things, counted by key.</summary>
    public static Route Write(string path, int calls, Handler handler) =>
        Signed(path, handler) with
        {
            Limits = [Limits.PerKey(path, calls, LimitSeconds)],
        };

    /// <summary>The same, counted by user.</summary>
    public static Route WriteOfUser(string path, int calls, Handler handler) =>
        Signed(path, handler) with
        {
            Limits = [Limits.PerUser(path, calls, LimitSeconds)],
        };

    private static Route Signed(string path, Handler handler) =>
        new("POST", path, Access.Signed, handler) { Needs = Permissions.Trade, Service = Service };
}
