using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>
/// How the functions of <c>/contract/v1/ifcontract/</c> are declared. They are the first generation of the contract system and work on the
/// same contracts, orders and positions as the second.
/// </summary>
internal static class LegacyRoutes
{
    public const string Prefix = "/contract/v1/ifcontract/";

    private const string Service = "bitmart/contract";
    private const int CallsMax = 600;
    private const int WindowSeconds = 60;

    /// <summary>For everybody.</summary>
    public static Route Public(string function, Handler handler) =>
        new("GET", Prefix + function, Access.Public, handler)
        {
            Service = Service,
            Limits = [Limits.PerIp(Prefix + function, CallsMax, WindowSeconds)],
        };

    /// <summary>For whoever has opened a contract account.</summary>
    public static Route Keyed(string function, Handler handler) => KeyedForAnybody(function, OfAccount(handler));

    public static Route KeyedForAnybody(string function, Handler handler) =>
        new("GET", Prefix + function, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Service = Service,
            Limits = [Limits.PerKey("GET " + Prefix + function, CallsMax, WindowSeconds)],
        };

    /// <summary>For whoever has opened a contract account, signed.</summary>
    public static Route Signed(string function, Handler handler) =>
        new("POST", Prefix + function, Access.Signed, OfAccount(handler))
        {
            Needs = Permissions.Trade,
            Service = Service,
            Limits = [Limits.PerKey("POST " + Prefix + function, CallsMax, WindowSeconds)],
        };

    private static Handler OfAccount(Handler handler) =>
        call =>
            call.User is { } user && user.Accounts.HasFlag(AccountKinds.Contract)
                ? handler(call)
                : new(Errors.CloudAccountNotFound.Refusal);
}
