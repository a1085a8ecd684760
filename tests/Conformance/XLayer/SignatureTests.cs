using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class SignatureTests
{
    [Fact]
    public async Task A_request_signed_by_the_platforms_own_hmac_is_accepted()
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal("0", (await session.SendAsync(session.SignedAt(XLayer.Instant(0), "GET", XLayer.Blocks))).Code);
        await session.ControlAsync("POST", "/chains/xlayer/verifications", new { guid = XLayer.Guid });
        Assert.Equal(
            "0",
            (await session.SendAsync(session.SignedAt(XLayer.Instant(0), "POST", XLayer.CheckVerify, XLayer.CheckGuid))).Code
        );
    }

    [Fact]
    public async Task Whatever_was_changed_after_signing_makes_the_signature_wrong()
    {
        await using var session = await XLayer.StartAsync();
        var get = session.Signed("GET", XLayer.Blocks + "&limit=1");
        (await session.SendAsync(get with { Target = XLayer.Blocks + "&limit=2" })).Is(Errors.SignatureInvalid);
        (await session.SendAsync(get with { Target = XLayer.BlockList + "?limit=1&chainShortName=xlayer" })).Is(Errors.SignatureInvalid);
        (await session.SendAsync(get.With("OK-ACCESS-SIGN", "not base64 at all"))).Is(Errors.SignatureInvalid);
        (await session.SendAsync(get.With("OK-ACCESS-TIMESTAMP", XLayer.Instant(1)))).Is(Errors.SignatureInvalid);
        var post = session.Signed("POST", XLayer.CheckVerify, XLayer.CheckGuid);
        (await session.SendAsync(post with { Body = XLayer.CheckGuid.Replace(":", ": ") })).Is(Errors.SignatureInvalid);
        (await session.SendAsync(session.SignedAt(XLayer.Instant(0), "GET", XLayer.Blocks, "{}") with { Body = "" })).Is(
            Errors.SignatureInvalid
        );
    }

    [Fact]
    public async Task Commas_are_signed_as_they_travel_plain_or_encoded()
    {
        await using var session = await XLayer.StartAsync();
        foreach (
            var target in (string[])
                [XLayer.Blocks + "&tag=a,b", XLayer.Blocks + "&tag=a%2Cb", XLayer.Blocks + "&tag=a+b", XLayer.Blocks + "&tag=a%20b"]
        )
            Assert.Equal("0", (await session.SendAsync(session.SignedAt(XLayer.Instant(0), "GET", target))).Code);
    }

    [Fact]
    public async Task A_get_is_signed_without_its_body()
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal("0", (await session.SendAsync(session.Signed("GET", XLayer.Blocks) with { Body = "not json" })).Code);
    }

    [Fact]
    public async Task A_signature_may_be_used_again_inside_the_window()
    {
        await using var session = await XLayer.StartAsync();
        var request = session.Signed("GET", XLayer.Blocks);
        Assert.Equal("0", (await session.SendAsync(request)).Code);
        Assert.Equal("0", (await session.SendAsync(request)).Code);
    }
}
