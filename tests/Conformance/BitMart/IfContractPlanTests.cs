using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Plan orders of the first generation: they wait for a price, and only for so long.</summary>
public sealed class IfContractPlanTests
{
    [Fact]
    public async Task A_plan_waits_and_places_its_order_when_the_price_is_there()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        var placed = await PlanAsync(legacy.Ada, "51000", ""","trend":1,"life_cycle":48""");
        Assert.Equal("""{"order_id":3}""", placed.Is(Errors.ContractOk).Json["data"]!.ToJsonString());
        const string Plan =
            """{"order_id":3,"contract_id":1,"trigger_price":"51000","price":"49000","vol":"1","way":1,"category":1,"open_type":1,"leverage":"10","trend":1,"price_type":1,"life_cycle":48,""";
        Assert.Equal(
            $$"""{"orders":[{{Plan}}"placed_order_id":0,"created_at":"2026-01-02T03:04:05Z","finished_at":null,"status":2,"errno":0}]}""",
            await ListAsync(legacy.Ada, "&status=2")
        );
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(10));
        await legacy.TradeAsync(1, "51000", LegacyTrader.Cross);
        Assert.Equal(
            $$"""{"orders":[{{Plan}}"placed_order_id":6,"created_at":"2026-01-02T03:04:05Z","finished_at":"2026-01-02T03:04:15Z","status":4,"errno":0}]}""",
            await ListAsync(legacy.Ada, "")
        );
        var orders = (await legacy.Ada.GetAsync("userOrders?contractID=1&status=2")).Json["data"]!["orders"]!;
        Assert.Equal((6, "49000"), (orders[0]!["order_id"]!.GetValue<int>(), orders[0]!["price"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_plan_is_cancelled_by_its_user_or_by_time()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        (await PlanAsync(legacy.Ada, "51000", ""","life_cycle":24""")).Is(Errors.ContractOk);
        (await PlanAsync(legacy.Ada, "51000", "")).Is(Errors.ContractOk);
        Assert.Equal(
            """{"succeed":[4],"failed":[99]}""",
            (await legacy.Ada.PostAsync("cancelPlanOrders", """{"orders":[{"contract_id":1,"orders":[4,99]}]}"""))
                .Is(Errors.ContractOk)
                .Json["data"]!.ToJsonString()
        );
        await legacy.Session.Venue.AdvanceAsync(TimeSpan.FromHours(24));
        var over = (await legacy.Ada.GetAsync("userPlanOrders?contractID=1&status=4")).Json["data"]!["orders"]!.AsArray();
        Assert.Equal(
            [(3, 2, 24), (4, 1, 168)],
            over.Select(plan => (plan!["order_id"]!.GetValue<int>(), plan["errno"]!.GetValue<int>(), plan["life_cycle"]!.GetValue<int>()))
        );
    }

    [Fact]
    public async Task A_plan_lives_neither_too_short_nor_too_long()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        foreach (var (hours, row) in new[] { ("24", Errors.ContractOk), ("168", Errors.ContractOk) })
            (await PlanAsync(legacy.Ada, "51000", $""","life_cycle":{hours}""")).Is(row);
        foreach (var hours in new[] { "23", "0", "-1" })
            (await PlanAsync(legacy.Ada, "51000", $""","life_cycle":{hours}""")).Is(Errors.PlanLifeCycleTooShort);
        foreach (var hours in new[] { "169", "99999999999" })
            (await PlanAsync(legacy.Ada, "51000", $""","life_cycle":{hours}""")).Is(Errors.PlanLifeCycleTooLong);
        (await PlanAsync(legacy.Ada, "51000", ""","life_cycle":"long" """)).Is(Errors.ParameterUnparsable);
    }

    [Fact]
    public async Task A_trigger_is_no_further_than_twice_the_price_away()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        (await PlanAsync(legacy.Ada, "150000", "")).Is(Errors.ContractOk);
        (await PlanAsync(legacy.Ada, "150000.1", "")).Is(Errors.TriggerDeviationTooLarge);
    }

    [Fact]
    public async Task Ten_plans_are_enough()
    {
        await using var legacy = await LegacyContracts.StartAsync();
        await legacy.TradeAsync(10, "50000", LegacyTrader.Cross);
        for (var plan = 0; plan < 10; plan++)
            (await PlanAsync(legacy.Ada, "51000", "")).Is(Errors.ContractOk);
        (await PlanAsync(legacy.Ada, "51000", "")).Is(Errors.PlanOrderCountOverMax);
    }

    private static Task<Reply> PlanAsync(LegacyTrader trader, string trigger, string more) =>
        trader.PostAsync(
            "submitPlanOrder",
            $$"""{"contract_id":1,"category":1,"way":1,"open_type":1,"leverage":10,"vol":1,"price":"49000","trigger_price":"{{trigger}}"{{more}}}"""
        );

    private static async Task<string> ListAsync(LegacyTrader trader, string more) =>
        (await trader.GetAsync("userPlanOrders?contractID=1" + more)).Is(Errors.ContractOk).Json["data"]!.ToJsonString();
}
