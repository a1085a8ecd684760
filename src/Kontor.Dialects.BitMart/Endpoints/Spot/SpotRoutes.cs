using Kontor.Gate;
using Kontor.Gate.Limits;
using Kontor.World.Directory;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>What the routes of spot have in common, so that each of them says only who may call it and how often.</summary>
internal static class SpotRoutes
{
    private const string Service = "bitmart/spot";

    /// <summary>Where no limit is published.</summary>
    private const int CallsPerMinute = 600;
    private const int MinuteSeconds = 60;

    extension(RouteTable routes)
    {
        public void Public(string path, int calls, int seconds, Handler handler) =>
            routes.Add(new Route("GET", path, Access.Public, handler) { Service = Service, Limits = [Limits.PerIp(path, calls, seconds)] });

        public void Public(string path, Handler handler) => routes.Public(path, CallsPerMinute, MinuteSeconds, handler);

        /// <summary>A GET that shows what is the caller's own.</summary>
        public void Own(string path, int calls, int seconds, Handler handler) =>
            routes.Add(
                new Route("GET", path, Access.Keyed, handler)
                {
                    Needs = Permissions.Read,
                    Service = Service,
                    Limits = [Limits.PerKey(path, calls, seconds)],
                }
            );

        public void Own(string path, Handler handler) => routes.Own(path, CallsPerMinute, MinuteSeconds, handler);

        /// <summary>A question that is asked by POST, and signed.</summary>
        public void Query(string path, int calls, int seconds, Handler handler) =>
            routes.Signed(path, Permissions.Read, Limits.PerKey(path, calls, seconds), handler);

        public void Trade(string path, int calls, int seconds, Handler handler) =>
            routes.Signed(path, Permissions.Trade, Limits.PerUser(path, calls, seconds), handler);

        public void Trade(string path, Handler handler) => routes.Trade(path, CallsPerMinute, MinuteSeconds, handler);

        private void Signed(string path, Permissions needs, LimitRule limit, Handler handler) =>
            routes.Add(
                new Route("POST", path, Access.Signed, handler)
                {
                    Needs = needs,
                    Service = Service,
                    Limits = [limit],
                }
            );
    }
}
