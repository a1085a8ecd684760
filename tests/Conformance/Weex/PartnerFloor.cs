using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Perpetuals;
using ClientCredentials = Kontor.Gate.ClientCredentials;

namespace Kontor.Conformance.Weex;

/// <summary>
/// The market floor, where the demo user is the partner: it brought the taker by the code "friends", who brought the maker by the code "sub". Of
/// what its people pay, a partner gets a fifth.
/// </summary>
internal sealed class PartnerFloor : IAsyncDisposable
{
    public const string Affiliate = "/api/v3/rebate/affiliate/";
    public const string Agency = "/api/v3/agency/";

    private PartnerFloor(MarketFloor floor, long partner) => (Floor, PartnerNumber) = (floor, partner);

    public MarketFloor Floor { get; }
    public Session Session => Floor.Session;
    public long PartnerNumber { get; }
    public long Taker => Floor.Taker;
    public long Maker => Floor.Maker;

    public static async Task<PartnerFloor> OpenAsync()
    {
        var market = await MarketFloor.OpenAsync();
        var floor = new PartnerFloor(market, (await market.Session.SendAsync("GET", "/api/v3/account")).Json["uid"]!.GetValue<long>());
        await floor.InviteAsync(floor.Taker, floor.PartnerNumber, "friends");
        await floor.InviteAsync(floor.Maker, floor.Taker, "sub");
        await market.Session.ControlAsync("PATCH", "/exchanges/weex/referrals", new { rebatePpm = 200_000 });
        return floor;
    }

    public Task InviteAsync(long user, long inviter, string code) =>
        Session.ControlAsync("POST", $"/exchanges/weex/users/{user}/inviter", new { inviter, code });

    /// <summary>The maker sells a tenth of a bitcoin on spot for 50000, and two tenths of one as a contract for 40000; the taker buys both.</summary>
    public async Task TradeAsync()
    {
        await Floor.OfferAsync(World.Matching.Side.Sell, 5_000_000, 10_000);
        await Floor.TakeAsync(World.Matching.Side.Buy, 5_000_000, 10_000);
        await Floor.OfferContractAsync(OrderAction.Sell, 400_000, 200);
        await Floor.TakeContractAsync(OrderAction.Buy, 400_000, 200);
    }

    /// <summary>What the partner is answered, which must be good news.</summary>
    public async Task<string> GetAsync(string target)
    {
        var reply = await Session.SendAsync("GET", target);
        Assert.True((int)reply.Status == 200, reply.Text);
        return reply.Text;
    }

    public async Task<JsonNode> ReadAsync(string target) => JsonNode.Parse(await GetAsync(target))!;

    /// <summary>Somebody else's client from now on.</summary>
    public async Task<ClientCredentials> BecomeAsync(long user, object? key = null) =>
        Session.Credentials = await Session.NewKeyAsync(user, key);

    public async ValueTask DisposeAsync()
    {
        Assert.True((await Session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
        await Floor.DisposeAsync();
    }
}
