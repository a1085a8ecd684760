using Kontor.Gate.Recording;
using Kontor.Gate.Stages;
using Microsoft.Extensions.Logging.Abstractions;
using Catalog = Kontor.Catalog;

namespace Kontor.Gate.Tests.Door;

public sealed class ChooseTests : IAsyncLifetime
{
    private House _house = null!;
    private Gate.Door _door = null!;

    public async Task InitializeAsync()
    {
        _house = await House.OpenAsync();
        Dialect[] dialects = [new Named("short", ["/api"], ["short.example"]), new Named("long", ["/api/v3", "/capi"], ["long.example"])];
        _door = new(
            dialects,
            _house.World.Clock,
            new RequestIds(1, 1),
            new Recorder(16),
            new CallsInFlight(1),
            NullLogger<Gate.Door>.Instance
        );
    }

    [Theory]
    [InlineData("/api/v3/account", "long")]
    [InlineData("/api/v3", "long")]
    [InlineData("/api/v3?x=1", "long")]
    [InlineData("/api/v5/blocks", "short")]
    [InlineData("/api/v33/account", "short")]
    [InlineData("/capi/v3", "long")]
    [InlineData("http://any.example/api/v3/account", "long")]
    public void The_longest_prefix_decides_and_ends_at_a_slash(string target, string dialect) =>
        Assert.Equal(dialect, _door.Choose(target, host: null)?.Name);

    [Theory]
    [InlineData("/other", "short.example", "short")]
    [InlineData("/other", "LONG.example", "long")]
    [InlineData("/api/v3", "short.example", "long")]
    public void A_host_decides_only_where_no_path_does(string target, string host, string dialect) =>
        Assert.Equal(dialect, _door.Choose(target, host)?.Name);

    [Theory]
    [InlineData("/apiary", null)]
    [InlineData("/API/v3", null)]
    [InlineData("/other", "unknown.example")]
    [InlineData("*", null)]
    [InlineData("", null)]
    public void Everything_else_belongs_to_nobody(string target, string? host) => Assert.Null(_door.Choose(target, host));

    public async Task DisposeAsync() => await _house.DisposeAsync();

    private sealed class Named(string name, string[] prefixes, string[] hosts) : Dialect
    {
        public override string Name => name;
        public override IReadOnlyList<Catalog.ErrorRow> Rows => [];
        public override IReadOnlyList<string> Prefixes => prefixes;
        public override IReadOnlyList<string> Hosts => hosts;
        public override Profile Profile { get; } = new();
        public override RouteTable Routes { get; } = new RouteTable().Seal();

        public override void WriteRefusal(Call call, Catalog.Refusal refusal) =>
            throw new InvalidOperationException("Nothing is refused here.");

        public override Catalog.Refusal OnFault(Call call) => HouseDialect.No;

        public override Catalog.Refusal OnBusy(Call call) => HouseDialect.No;

        public override Catalog.Refusal OnUnavailable(Call call) => HouseDialect.No;

        public override Catalog.Refusal OnMalformed(Call call) => HouseDialect.No;
    }
}
