using System.Text.Json;
using Kontor.Catalog;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>What the endpoints for partners share: to whom they are open, and how their lists are cut into pages.</summary>
internal static class PartnerRoutes
{
    public const int PageSizeMax = 100;

    public static void Map(TradingHouse house, RouteTable routes)
    {
        var desk = new PartnerDesk(house);
        new InviteeEndpoints(desk).Map(routes);
        new CommissionEndpoints(desk).Map(routes);
        new SubAffiliateEndpoints(desk).Map(routes);
        new AgencyEndpoints(desk).Map(routes);
        new InternalWithdrawalEndpoint(desk).Map(routes);
    }

    extension(PartnerDesk desk)
    {
        /// <summary>The caller's circle. The feature is open to whoever brought somebody here, and to whoever calls with a broker's key.</summary>
        public async ValueTask<(Circle Circle, Refusal? Refusal)> OpenAsync(Call call)
        {
            var (circle, none) = await desk.CircleAsync(call);
            if (none is not null)
                return (circle, none);
            var isOpen = circle.Invitees.Count > 0 || call.Key!.Record.Broker.Length > 0;
            return (circle, isOpen ? null : Errors.PermissionDenied.Refusal);
        }
    }

    /// <summary>An inviter may ask about one of those it brought. Who is somebody else's is left out as if he did not exist.</summary>
    public static IEnumerable<Invitee> Asked(this Circle circle, long? user) =>
        user is { } one ? circle.Invitees.Where(invitee => invitee.User.Number == one) : circle.Invitees;

    /// <summary>The page that is asked for; none is there past the last.</summary>
    public static IEnumerable<T> Page<T>(this IReadOnlyList<T> all, PartnerQuery query)
    {
        for (var index = query.Skip; index < Math.Min(query.Skip + query.PageSize, all.Count); index++)
            yield return all[(int)index];
    }

    public static void WritePageEnd(Utf8JsonWriter json, int total, int pageSize)
    {
        json.WriteNumber("pages"u8, (total + pageSize - 1) / pageSize);
        json.WriteNumber("pageSize"u8, pageSize);
        json.WriteNumber("total"u8, total);
    }

    /// <summary>Identities are checked of whoever needs it, outside of every contract: those who may act have been.</summary>
    public static bool IsVerified(UserRecord user) => user.State is not (UserState.Unverified or UserState.UnderReview);
}
