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

    [Theory]
    [InlineData("""{"sourceCode":5}""", "50002", "Json data format error.")]
    [InlineData("""{"viaIr":1}""", "50002", "Json data format error.")]
    [InlineData("""{"libraryInfo":{}}""", "50002", "Json data format error.")]
    [InlineData("""{"libraryInfo":["Sums"]}""", "50002", "Json data format error.")]
    [InlineData("""{"libraryInfo":[{"libraryName":1}]}""", "50002", "Json data format error.")]
    [InlineData("""{"contractAddress":""}""", "50014", "Parameter contractAddress can not be empty.")]
    [InlineData("""{"contractName":null}""", "50014", "Parameter contractName can not be empty.")]
    [InlineData("""{"sourceCode":" "}""", "50014", "Parameter sourceCode can not be empty.")]
    [InlineData("""{"codeFormat":null,"compilerVersion":null}""", "50014", "Parameter codeFormat can not be empty.")]
    [InlineData("""{"compilerVersion":null}""", "50014", "Parameter compilerVersion can not be empty.")]
    [InlineData("""{"optimization":null}""", "50014", "Parameter optimization can not be empty.")]
    [InlineData("""{"contractAddress":"0x12"}""", "50036", "Parameter contractAddress error.")]
    [InlineData("""{"codeFormat":"solidity"}""", "50036", "Parameter codeFormat error.")]
    [InlineData("""{"optimization":"2"}""", "50036", "Parameter optimization error.")]
    [InlineData("""{"optimizationRuns":"-1"}""", "50036", "Parameter optimizationRuns error.")]
    [InlineData("""{"libraryInfo":[{"libraryName":"Sums","libraryAddress":"0x1"}]}""", "50036", "Parameter libraryAddress error.")]
    [InlineData("""{"libraryInfo":[{"libraryName":"Sums"}]}""", "50016", "Parameter libraryName does not match parameter libraryAddress.")]
    [InlineData(
        """{"libraryInfo":[{"libraryAddress":"0x1111111111111111111111111111111111111111"}]}""",
        "50016",
        "Parameter libraryAddress does not match parameter libraryName."
    )]
    [InlineData("""{"chainShortName":"ETH"}""", "50038", "This chain does not currently support.")]
    public async Task A_source_that_is_submitted_wrongly_has_its_row(string changes, string code, string message)
    {
        await using var session = await XLayer.StartAsync();
        var request = Verifying.Request(Verifying.Somebody, "Box", "contract Box { }");
        foreach (var (member, value) in System.Text.Json.Nodes.JsonNode.Parse(changes)!.AsObject())
            request[member] = value?.DeepClone();
        var reply = await session.PostAsync(Verifying.Submit, request);
        Assert.Equal($$"""{"code":"{{code}}","msg":"{{message}}","data":[]}""", reply.Text);
    }

    [Fact]
    public async Task Ten_libraries_are_linked_and_eleven_are_too_many()
    {
        await using var session = await Verifying.StartAsync();
        var contract = await session.DeployAsync("0x6001");
        (await SubmitAsync(11)).Is(Errors.ParameterCountOverMax);
        Assert.Equal(
            """{"code":"50025","msg":"Parameter libraryInfo count exceeds the limit 10.","data":[]}""",
            (await SubmitAsync(11)).Text
        );
        Assert.Equal("0", (await SubmitAsync(10)).Code);

        Task<Reply> SubmitAsync(int count) =>
            session.PostAsync(
                Verifying.Submit,
                Verifying
                    .Request(contract, "Box", "contract Box { }")
                    .With(
                        "libraryInfo",
                        new System.Text.Json.Nodes.JsonArray([
                            .. Enumerable
                                .Range(0, count)
                                .Select(number => new System.Text.Json.Nodes.JsonObject
                                {
                                    ["libraryName"] = $"Sums{number}",
                                    ["libraryAddress"] = Verifying.Somebody,
                                }),
                        ])
                    )
            );
    }

    [Fact]
    public async Task A_source_past_the_bound_is_an_error_of_the_source()
    {
        await using var session = await XLayer.StartAsync();
        var request = Verifying.Request(Verifying.Somebody, "Box", new string('x', (512 * 1024) + 1));
        Assert.Equal("Parameter sourceCode error.", (string?)(await session.PostAsync(Verifying.Submit, request)).Json["msg"]);
    }

    [Theory, InlineData("", "Parameter contractAddress can not be empty."), InlineData("0x1", "Parameter contractAddress error.")]
    public async Task Who_asks_about_a_contract_has_to_name_it(string contract, string message)
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal(message, (string?)(await session.DescribeAsync(contract)).Json["msg"]);
    }

    [Fact]
    public async Task Bodies_of_all_four_endpoints_have_to_be_there_and_to_be_json()
    {
        await using var session = await XLayer.StartAsync();
        foreach (var path in (string[])[Verifying.Submit, XLayer.CheckVerify, Verifying.SubmitProxy, Verifying.CheckProxy])
        {
            (await session.SendAsync("POST", path, " ")).Is(Errors.BodyEmpty);
            (await session.SendAsync("POST", path, "[]")).Is(Errors.JsonFormat);
            (await session.SendAsync(session.Signed("POST", path, "{}").With("Content-Type", "text/plain"))).Is(Errors.ContentTypeInvalid);
            (await session.SendAsync("POST", path, "{}")).Is(Errors.ParameterEmpty);
        }
    }
}
