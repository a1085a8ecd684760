using Kontor.Conformance.Harness;

namespace Kontor.Conformance.BitMart;

/// <summary>ccxt, and the exchange's own SDK.</summary>
public sealed class ClientsTests
{
    [Theory]
    [InlineData("spot", 15)]
    [InlineData("funding", 9)]
    [InlineData("futures", 13)]
    [InlineData("streams", 4)]
    [InlineData("sdk", 6)]
    public async Task An_unmodified_client_lives_its_day(string script, int steps) =>
        Assert.Equal(steps, (await ClientScript.RunAsync("bitmart", script, limitsFactor: 0)).Count);

    [Fact]
    public async Task An_unmodified_client_understands_that_it_asks_too_often() =>
        Assert.Single(await ClientScript.RunAsync("bitmart", "limits", limitsFactor: 1));
}
