using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

/// <summary>Where proxies lead.</summary>
public sealed class ProxyTests
{
    private const string NotFound = "A corresponding implementation contract was unfortunately not detected for the proxy address.";

    [Fact]
    public async Task A_minimal_proxy_leads_where_its_code_says_and_is_shown_as_one()
    {
        await using var session = await XLayer.StartAsync();
        var target = await session.DeployAsync("0x6001");
        var proxy = await session.DeployAsync(Minimal(target));
        var text = await session.VerifyProxyAsync(Verifying.Proxy(proxy, target));
        Assert.Equal($"The proxy's ({proxy}) implementation contract is found at {target} and is successfully updated.", text);

        var shown = (await session.DescribeAsync(proxy)).Json["data"]!.AsArray().Single()!;
        Assert.Equal(("1", target), (shown.Text("proxy"), shown.Text("implementation")));
        Assert.Equal(("", "", ""), (shown.Text("sourceCode"), shown.Text("optimization"), shown.Text("compilerType")));

        var again = (await session.PostAsync(Verifying.SubmitProxy, Verifying.Proxy(proxy))).Is(Errors.DataExists);
        Assert.Equal("""{"code":"50044","msg":"Data already exists.","data":[]}""", again.Text);
    }

    [Fact]
    public async Task What_leads_nowhere_or_elsewhere_is_not_detected()
    {
        await using var session = await XLayer.StartAsync();
        var target = await session.DeployAsync("0x6001");
        Assert.Equal(NotFound, await session.VerifyProxyAsync(Verifying.Proxy(target)));
        Assert.Equal("It does not say where it leads.", await session.NoteAsync());
        var toNobody = await session.DeployAsync(Minimal(Verifying.Somebody));
        Assert.Equal(NotFound, await session.VerifyProxyAsync(Verifying.Proxy(toNobody)));
        var proxy = await session.DeployAsync(Minimal(target));
        Assert.Equal(NotFound, await session.VerifyProxyAsync(Verifying.Proxy(proxy, Verifying.Somebody)));
        Assert.Equal($"It leads to {target}, not to {Verifying.Somebody}.", await session.NoteAsync());
        Assert.Empty((await session.DescribeAsync(proxy)).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task What_is_no_contract_can_be_no_proxy()
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.PostAsync(Verifying.SubmitProxy, Verifying.Proxy(Verifying.Somebody))).Is(Errors.ClientOperationError);
        Assert.Equal("""{"code":"50045","msg":"Client operation error.","data":[]}""", reply.Text);
    }

    [Fact]
    public async Task The_two_kinds_of_jobs_do_not_know_each_other()
    {
        await using var session = await XLayer.StartAsync();
        var contract = await session.DeployAsync("0x6001");
        var proxy = (string)(await session.PostAsync(Verifying.SubmitProxy, Verifying.Proxy(contract))).Json["data"]![0]!;
        var asSource = (await session.PostAsync(XLayer.CheckVerify, Verifying.Guid(proxy))).Is(Errors.ResourceParameterError);
        Assert.Equal("""{"code":"51000","msg":"Parameter guid error.","data":[]}""", asSource.Text);
        await session.ControlAsync("POST", "/chains/xlayer/verifications", new { guid = XLayer.Guid });
        var asProxy = (await session.SendAsync("POST", Verifying.CheckProxy, XLayer.CheckGuid)).Is(Errors.ResourceParameterError);
        Assert.Equal("""{"code":"51000","msg":"Parameter guid error.","data":[]}""", asProxy.Text);
    }

    [Theory]
    [InlineData("""{"proxyContractAddress":5}""", "Json data format error.")]
    [InlineData("""{"chainShortName":"XLAYER"}""", "Parameter proxyContractAddress can not be empty.")]
    [InlineData("""{"chainShortName":"XLAYER","proxyContractAddress":"0x1"}""", "Parameter proxyContractAddress error.")]
    [InlineData(
        """{"chainShortName":"XLAYER","proxyContractAddress":"0x1111111111111111111111111111111111111111","expectedImplementation":"0x"}""",
        "Parameter expectedImplementation error."
    )]
    [InlineData(
        """{"chainShortName":"TRADE_ZONE","proxyContractAddress":"0x1111111111111111111111111111111111111111"}""",
        "This chain does not currently support."
    )]
    public async Task The_first_wrong_member_is_named(string body, string message)
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal(message, (string?)(await session.SendAsync("POST", Verifying.SubmitProxy, body)).Json["msg"]);
    }

    private static string Minimal(string target) => $"0x363d3d373d3d3d363d73{target[2..]}5af43d82803e903d91602b57fd5bf3";
}
