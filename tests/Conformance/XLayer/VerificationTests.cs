using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class VerificationTests
{
    [Theory, InlineData("success", "Success"), InlineData("fail", "Fail"), InlineData("pending", "Pending")]
    public async Task A_job_answers_with_one_word(string state, string word)
    {
        await using var session = await XLayer.StartAsync();
        await session.ControlAsync("POST", "/chains/xlayer/verifications", new { guid = XLayer.Guid, state });
        var reply = await session.SendAsync("POST", XLayer.CheckVerify, XLayer.CheckGuid);
        Assert.Equal($$"""{"code":"0","msg":"","data":["{{word}}"]}""", reply.Text);
    }

    [Fact]
    public async Task A_guid_that_names_nothing_is_not_found()
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.SendAsync("POST", XLayer.CheckVerify, XLayer.CheckGuid)).Is(Errors.ResourceParameterError);
        Assert.Equal("""{"code":"51000","msg":"Parameter guid error.","data":[]}""", reply.Text);
    }

    [Fact]
    public async Task The_body_has_to_be_json_and_say_so()
    {
        await using var session = await XLayer.StartAsync();
        var request = session.Signed("POST", XLayer.CheckVerify, XLayer.CheckGuid);
        (await session.SendAsync(request.With("Content-Type", "text/plain"))).Is(Errors.ContentTypeInvalid);
        (await session.SendAsync(request.Without("Content-Type"))).Is(Errors.ContentTypeInvalid);
        (await session.SendAsync(request.With("Content-Type", "application/json; charset=utf-8"))).Is(Errors.ResourceParameterError);
        foreach (var body in (string[])[" ", "\r\n\t"])
            (await session.SendAsync("POST", XLayer.CheckVerify, body)).Is(Errors.BodyEmpty);
        foreach (
            var body in (string[])
                [
                    "{",
                    "[]",
                    "null",
                    "\"text\"",
                    "{\"guid\":5}",
                    "{\"chainShortName\":true}",
                    "{\"guid\":\"\\ud800\"}",
                    "{\"\\udc00\":1}",
                    "\u0000",
                ]
        )
            (await session.SendAsync("POST", XLayer.CheckVerify, body)).Is(Errors.JsonFormat);
    }

    [Fact]
    public async Task An_empty_body_without_a_media_type_is_first_of_the_wrong_type()
    {
        await using var session = await XLayer.StartAsync();
        (await session.SendAsync("POST", XLayer.CheckVerify)).Is(Errors.ContentTypeInvalid);
    }

    [Theory]
    [InlineData("""{}""", "Parameter chainShortName can not be empty.")]
    [InlineData("""{"guid":"x"}""", "Parameter chainShortName can not be empty.")]
    [InlineData("""{"chainShortName":"x layer","guid":null}""", "Parameter guid can not be empty.")]
    [InlineData("""{"chainShortName":"x layer","guid":" "}""", "Parameter guid can not be empty.")]
    [InlineData("""{"chainShortName":"x layer","guid":"x"}""", "Parameter chainShortName error.")]
    [InlineData("""{"chainShortName":"\ud83d\ude00","guid":"x"}""", "Parameter chainShortName error.")]
    [InlineData("""{"chainShortName":"\\ud800","guid":"x"}""", "Parameter chainShortName error.")]
    [InlineData("""{"chainShortName":"ETH","guid":"0123456789abcdef0123456789abcdeg"}""", "Parameter guid error.")]
    [InlineData("""{"chainShortName":"ETH","guid":"0123456789abcdef"}""", "Parameter guid error.")]
    [InlineData("""{"chainShortName":"ETH","guid":"0123456789abcdef0123456789abcdef","tag":1}""", "This chain does not currently support.")]
    public async Task The_first_wrong_member_is_named(string body, string message)
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal(message, (await session.SendAsync("POST", XLayer.CheckVerify, body)).Json["msg"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_past_the_bound_is_an_error_of_the_body()
    {
        await using var session = await XLayer.StartAsync(gate => gate with { BodyBytesMax = 100 });
        var reply = (await session.SendAsync("POST", XLayer.CheckVerify, new string(' ', 101))).Is(Errors.ParameterError);
        Assert.Equal("Parameter body error.", reply.Json["msg"]!.GetValue<string>());
    }
}
