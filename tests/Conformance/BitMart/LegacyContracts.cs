using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.BitMart;

/// <summary>
/// Two traders with money in their contract wallets, in hedge mode, who have the Bitcoin contract to themselves: the words in which the
/// tests of <c>/contract/v1/ifcontract</c> are written.
/// </summary>
internal sealed class LegacyContracts : IAsyncDisposable
{
    public const int Bitcoin = 1;
    public const string Prefix = "/contract/v1/ifcontract/";

    private LegacyContracts(Session session, LegacyTrader ada, LegacyTrader bob) => (Session, Ada, Bob) = (session, ada, bob);

    public Session Session { get; }

    /// <summary>The demo user.</summary>
    public LegacyTrader Ada { get; }
    public LegacyTrader Bob { get; }

    public static async Task<LegacyContracts> StartAsync()
    {
        var session = await Session.StartAsync("bitmart", options => options with { Gate = options.Gate with { LimitsFactor = 0 } });
        var bob = await session.NewUserAsync(new { name = "bob" });
        var legacy = new LegacyContracts(
            session,
            new LegacyTrader(session, session.Credentials, 1),
            new LegacyTrader(session, await session.NewKeyAsync(bob), bob)
        );
        foreach (var user in (long[])[1, bob])
        {
            await legacy.CreditAsync(user, "1000");
            await session.Venue.World.ExecuteAsync(new SetPositionMode(ExchangeId.BitMart, user, PositionMode.Hedge));
        }
        await legacy.SetIndexAsync("50000");
        return legacy;
    }

    public Task CreditAsync(long user, string amount) =>
        Session.ControlAsync(
            "POST",
            "/exchanges/bitmart/credit",
            new
            {
                user,
                asset = "USDT",
                amount,
                wallet = "contract",
            }
        );

    public Task SetIndexAsync(string price) => Session.ControlAsync("POST", "/exchanges/bitmart/contracts/BTCUSDT/index", new { price });

    public Task PatchContractAsync(object patch) => Session.ControlAsync("PATCH", "/exchanges/bitmart/contracts/BTCUSDT", patch);

    /// <summary>Ada buys from Bob, who sells short; both at ten times leverage.</summary>
    public async Task TradeAsync(int volume, string price, int openType)
    {
        (await Bob.LimitAsync(way: 4, volume, price, openType)).Is(Errors.ContractOk);
        (await Ada.LimitAsync(way: 1, volume, price, openType)).Is(Errors.ContractOk);
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}

/// <summary>One who calls the functions of the family.</summary>
internal sealed class LegacyTrader(Session session, ClientCredentials credentials, long user)
{
    public const int Cross = 1;
    public const int Fixed = 2;

    public ClientCredentials Credentials { get; } = credentials;
    public long User { get; } = user;

    public Task<Reply> GetAsync(string function) => SendAsync("GET", function, "");

    public Task<Reply> PostAsync(string function, string body) => SendAsync("POST", function, body);

    public Task<Reply> LimitAsync(int way, int volume, string price, int openType = Cross, string more = "") =>
        PostAsync(
            "submitOrder",
            $$"""{"contract_id":1,"category":1,"way":{{way}},"open_type":{{openType}},"leverage":10,"vol":{{volume}},"price":"{{price}}"{{more}}}"""
        );

    public Task<Reply> MarketAsync(int way, int volume, int openType = Cross, string more = "") =>
        PostAsync(
            "submitOrder",
            $$"""{"contract_id":1,"category":2,"way":{{way}},"open_type":{{openType}},"leverage":10,"vol":{{volume}}{{more}}}"""
        );

    /// <summary>The number of the position in the Bitcoin contract, when there is only one.</summary>
    public async Task<long> PositionAsync() =>
        (await GetAsync("userPositions?contractID=1")).Json["data"]!["positions"]!.AsArray().Single()!["position_id"]!.GetValue<long>();

    private Task<Reply> SendAsync(string method, string function, string body) =>
        session.SendAsync(session.Venue.Sign("bitmart", Credentials, method, LegacyContracts.Prefix + function, body));
}
