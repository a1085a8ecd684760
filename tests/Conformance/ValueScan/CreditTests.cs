using Kontor.Conformance.Harness;
using Kontor.Dialects.ValueScan;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>Every answer is paid for once, no refusal ever, and the statement explains each debit by its request.</summary>
public sealed class CreditTests
{
    [Fact]
    public async Task The_last_credit_buys_an_answer_and_after_it_there_is_none()
    {
        await using var session = await StartAsync();
        var user = await session.SignAsNewUserAsync(2);
        var first = (await session.SendAsync("POST", List, "{}")).Succeeded();
        Assert.Equal(("1", "1"), Credits(first));
        var last = (await session.SendAsync("POST", Detail, """{"vsTokenId":1}""")).Succeeded();
        Assert.Equal(("1", "0"), Credits(last));
        var refused = (await session.SendAsync("POST", List, "{}")).Is(Errors.NotEnoughCredit);
        Assert.Equal(("0", "0"), Credits(refused));
        var statement = (await session.ControlAsync("GET", $"/credits/{user}"))["statement"]!.AsArray();
        Assert.Equal(
            [(last.RequestId(), Detail, -1L, 0L), (first.RequestId(), List, -1L, 1L), ("", "", 2L, 2L)],
            statement.Select(line =>
                (
                    line!["requestId"]!.GetValue<string>(),
                    line["text"]!.GetValue<string>(),
                    line["delta"]!.GetValue<long>(),
                    line["balanceAfter"]!.GetValue<long>()
                )
            )
        );
    }

    [Fact]
    public async Task A_top_up_counts_from_the_next_request_on()
    {
        await using var session = await StartAsync();
        var user = await session.SignAsNewUserAsync(0);
        (await session.SendAsync("POST", List, "{}")).Is(Errors.NotEnoughCredit);
        await session.ControlAsync("POST", $"/credits/{user}/topup", new { amount = 1 });
        (await session.SendAsync("POST", List, "{}")).Succeeded();
        (await session.SendAsync("POST", List, "{}")).Is(Errors.NotEnoughCredit);
    }

    [Fact]
    public async Task Wrong_parameters_are_told_before_empty_pockets_and_those_before_a_broken_service()
    {
        await using var session = await StartAsync();
        await session.SignAsNewUserAsync(0);
        await session.ControlAsync("PATCH", "/services/valuescan/tokens", new { state = "faulty" });
        (await session.SendAsync("POST", Detail, "{}")).Is(Errors.RequiredParamsEmpty);
        (await session.SendAsync("POST", Detail, """{"vsTokenId":2}""")).Is(Errors.RequiredParamsIllegal);
        (await session.SendAsync("POST", Detail, """{"vsTokenId":1}""")).Is(Errors.NotEnoughCredit);
    }

    [Fact]
    public async Task A_refusal_costs_nothing_and_tells_a_balance_only_to_who_has_signed()
    {
        await using var session = await StartAsync();
        var user = await session.SignAsNewUserAsync(3);
        Assert.Equal(("0", "3"), Credits((await session.SendAsync("POST", Detail, "{}")).Is(Errors.RequiredParamsEmpty)));
        Assert.Equal(("0", "3"), Credits((await session.SendAsync("POST", List, "[")).Is(Errors.InvalidRequest)));
        var forged = session.Signed("POST", List, "{}").With("X-SIGN", new string('0', 64));
        Assert.Equal(("", ""), Credits((await session.SendAsync(forged)).Is(Errors.SignatureVerifyFailed)));
        Assert.Equal(("", ""), Credits((await session.SendAsync("POST", "/api/open/v1/unknown", "{}")).Is(Errors.InterfaceNotFound)));
        Assert.Equal(3, await session.BalanceAsync(user));
    }

    [Fact]
    public async Task Sixty_four_callers_race_for_the_last_credits_and_exactly_those_are_spent()
    {
        const int callers = 64;
        const int credits = 40;
        await using var session = await StartAsync(gate => gate with { LimitsFactor = 0 });
        var user = await session.SignAsNewUserAsync(credits);

        var replies = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => session.SendAsync("POST", List, "{}")));

        var paid = replies.Where(reply => reply.Code == "200").ToList();
        Assert.Equal(credits, paid.Count);
        Assert.All(replies.Except(paid), reply => reply.Is(Errors.NotEnoughCredit));
        var account = await session.ControlAsync("GET", $"/credits/{user}");
        Assert.Equal(0, account["balance"]!.GetValue<long>());
        var debits = account["statement"]!.AsArray().Where(line => line!["delta"]!.GetValue<long>() < 0).ToList();
        Assert.Equal(
            paid.Select(reply => reply.RequestId()).Order(StringComparer.Ordinal),
            debits.Select(line => line!["requestId"]!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
        Assert.All(debits, line => Assert.Equal(-1, line!["delta"]!.GetValue<long>()));
        // Each debit left another balance, and each answer told the balance that its own debit left.
        Assert.Equal(
            Enumerable.Range(0, credits).Select(left => (long)left),
            debits.Select(line => line!["balanceAfter"]!.GetValue<long>()).Order()
        );
        Assert.Equal(
            Enumerable.Range(0, credits),
            paid.Select(reply => int.Parse(reply.Header("X-Credits-Remaining"), System.Globalization.CultureInfo.InvariantCulture)).Order()
        );
        Assert.True((await session.ControlAsync("GET", "/checks"))["ok"]!.GetValue<bool>());
    }

    private static (string Cost, string Remaining) Credits(Reply reply) =>
        (reply.Header("X-Credits-Cost"), reply.Header("X-Credits-Remaining"));
}
