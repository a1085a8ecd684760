using Kontor.Conformance.Harness;

namespace Kontor.Conformance.Weex;

/// <summary>ccxt: REST and streams, spot and contracts.</summary>
public sealed class ClientsTests
{
    [Theory]
    [InlineData("door", 2)]
    [InlineData("spot", 15)]
    [InlineData("swap", 14)]
    [InlineData("streams", 5)]
    public async Task An_unmodified_client_lives_its_day(string script, int steps) =>
        Assert.Equal(steps, (await ClientScript.RunAsync("weex", script, limitsFactor: 0)).Count);

    [Fact]
    public async Task An_unmodified_client_understands_that_it_asks_too_often() =>
        Assert.Equal(2, (await ClientScript.RunAsync("weex", "limits", limitsFactor: 1)).Count);
}
