using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;
using Kontor.Gate;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.House;

/// <summary>A refusal can be explained in one look, and no look shows a secret.</summary>
public sealed class RecorderTests
{
    private const string Transfer = "/account/v1/transfer-contract";
    private const string Body = """{"currency":"USDT","amount":"1","type":"spot_to_contract"}""";

    [Fact]
    public async Task A_refused_request_shows_every_decision_up_to_the_refusal()
    {
        await using var session = await Session.StartAsync("bitmart");
        var detail = await ExplainAsync(session, await session.SendBareAsync("GET", "/account/v1/wallet", "", ("X-BM-KEY", "nobody")));
        var stages = detail["stages"]!.AsArray().Select(stage => $"{stage!["stage"]} {stage["result"]}").ToList();
        Assert.Contains("KeyIsPresent passed", stages);
        Assert.Contains("KeyIsKnown refused", stages);
        Assert.Contains("KeyIsNotExpired not reached", stages);
        Assert.Equal(
            (Errors.HeaderKeyNotFound.Code, false),
            (detail["refusal"]!["code"]!.GetValue<string>(), detail["admitted"]!.GetValue<bool>())
        );
    }

    [Fact]
    public async Task An_admitted_request_shows_which_checks_did_not_apply()
    {
        await using var session = await Session.StartAsync("bitmart");
        var detail = await ExplainAsync(session, await session.SendAsync("GET", "/account/v1/wallet"));
        Assert.Equal(
            "skipped",
            detail["stages"]!.AsArray().Single(stage => stage!["stage"]!.GetValue<string>() == "SignatureMatches")![
                "result"
            ]!.GetValue<string>()
        );
        Assert.True(detail["admitted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_wrong_signature_shows_the_text_that_the_server_signed_and_the_proven_cause()
    {
        await using var session = await Session.StartAsync(
            "bitmart",
            options => options with { Gate = options.Gate with { LimitsFactor = 0 } }
        );
        var now = session.Venue.NowMs;
        var signed = session.Signed("POST", Transfer, Body);

        await ExpectAsync(signed with { Body = Body.Replace(":", ": ").Replace(",", ", ") }, "re-serialised");
        await ExpectAsync(Client.Sign(session.Credentials with { Memo = "" }, "POST", Transfer, Body, now), "memo");
        await ExpectAsync(Replace(signed, Client.Sign(session.Credentials, "POST", Transfer, Body, now / 1000)), "seconds were signed");
        await ExpectAsync(Base64(signed), "Base64");
        await ExpectAsync(Client.Sign(session.Credentials with { Secret = "another" }, "POST", Transfer, Body, now), "secret");

        async Task ExpectAsync(ClientRequest request, string cause)
        {
            var reply = (await session.SendAsync(request)).Is(Errors.HeaderSignWrong);
            var detail = await ExplainAsync(session, reply);
            Assert.Equal($"{now}#demo#{request.Body}", detail["signature"]!["preHash"]!.GetValue<string>());
            Assert.Contains(cause, detail["signature"]!["likelyCause"]!.GetValue<string>());
            Assert.DoesNotContain(session.Credentials.Secret, detail.ToJsonString());
        }
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_and_an_unknown_id_is_not_found()
    {
        await using var session = await Session.StartAsync("bitmart");
        await session.SendBareAsync("GET", "/system/time");
        await session.SendBareAsync("GET", "/system/none");
        var list = (await session.ControlAsync("GET", "/requests?limit=2")).AsArray();
        Assert.Equal(["/system/none", "/system/time"], list.Select(one => one!["target"]!.GetValue<string>()));
        Assert.Equal(404, (int)(await session.Venue.Http.GetAsync("/_kontor/requests/00000000000000000000000000000000")).StatusCode);
    }

    private static Task<JsonNode> ExplainAsync(Session session, Reply reply) =>
        session.ControlAsync("GET", $"/requests/{reply.Json["trace"]}");

    /// <summary>The signature of one request on the headers of another.</summary>
    private static ClientRequest Replace(ClientRequest request, ClientRequest signatureOf) =>
        request with
        {
            Headers =
            [
                .. request.Headers.Where(one => one.Header != "X-BM-SIGN"),
                signatureOf.Headers.Single(one => one.Header == "X-BM-SIGN"),
            ],
        };

    private static ClientRequest Base64(ClientRequest request) =>
        request with
        {
            Headers =
            [
                .. request.Headers.Select(one =>
                    one.Header == "X-BM-SIGN" ? (one.Header, Convert.ToBase64String(Convert.FromHexString(one.Value))) : one
                ),
            ],
        };
}
