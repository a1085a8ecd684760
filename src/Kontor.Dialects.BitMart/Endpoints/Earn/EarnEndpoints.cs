using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.BitMart.Endpoints.Earn;

/// <summary>
/// Savings. The house offers no products, so every list is empty, nobody holds anything, and whoever names a product or a holding names one
/// that does not exist. What a request has to bring is checked all the same.
/// </summary>
internal static class EarnEndpoints
{
    private const string Root = "/newearn/cloud/v1";
    private const string Product = "productId";
    private const string Holding = "earnId";

    public static void Map(RouteTable routes)
    {
        MapQuestions(routes);
        MapOrders(routes);
    }

    private static void MapQuestions(RouteTable routes)
    {
        Get(routes, "/earn", Nothing);
        Get(routes, "/saving/subscribe/batch", Nothing);
        foreach (var list in (string[])["/saving/product", "/saving/earn", "/saving/fixed/product", "/saving/fixed/earn"])
            Get(routes, list, EmptyList, "currentPage", "sizePage");
        foreach (var list in (string[])["/saving/record", "/saving/fixed/record"])
            Get(routes, list, EmptyList, "type", "currentPage", "sizePage");
        Get(routes, "/saving/subscribe/status", call => Unknown(Product), Product);
    }

    private static void MapOrders(RouteTable routes)
    {
        Post(routes, "/saving/subscribe", call => Unknown(Product), Product, "amount", "requestNo");
        Post(routes, "/saving/redeem", call => Unknown(Holding), Holding, "amount", "requestNo");
        Post(routes, "/saving/subscribe/operate", call => Unknown(Product), Product, "autoSubscribe");
        // Switches automatic subscription of everything that is held, which is nothing.
        Post(routes, "/saving/subscribe/batch/operate", Nothing, "autoSubscribe");
        Post(routes, "/saving/fixed/subscribe", call => Unknown(Product), Product, "amount", "requestNo", "autoSubscribe");
        Post(routes, "/saving/fixed/redeem", call => Unknown(Holding), Holding, "requestNo");
        Post(routes, "/saving/fixed/subscribe/operate", call => Unknown(Holding), Holding, "autoSubscribe");
    }

    private static void Get(RouteTable routes, string path, Func<Call, Refusal?> answer, params string[] required) =>
        routes.Add(RouteOf("GET", Root + path, Access.Keyed, Permissions.Read, answer, required));

    private static void Post(RouteTable routes, string path, Func<Call, Refusal?> answer, params string[] required) =>
        routes.Add(RouteOf("POST", Root + path, Access.Signed, Permissions.Trade, answer, required));

    private static Route RouteOf(
        string method,
        string path,
        Access access,
        Permissions needs,
        Func<Call, Refusal?> answer,
        string[] required
    ) =>
        new(method, path, access, call => new(Check(call, required) ?? answer(call)))
        {
            Needs = needs,
            Service = "bitmart/account",
            Limits = [Limits.Unlisted(path)],
        };

    private static Refusal? Check(Call call, string[] required)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        foreach (var name in required)
        {
            if (given.Required(name, out _) is { } missing)
                return missing;
            if (name is "currentPage" or "sizePage" && Page(given, name) is { } bad)
                return bad;
        }

        return null;
    }

    private static Refusal? Page(Parameters given, string name)
    {
        long page = 0;
        return given.Whole(name, 1, int.MaxValue, ref page);
    }

    private static Refusal? Unknown(string parameter) => Errors.InvalidParameter.With(parameter);

    private static Refusal? Nothing(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? EmptyList(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("list"u8);
        json.WriteEndArray();
        json.WriteNumber("total"u8, 0);
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
