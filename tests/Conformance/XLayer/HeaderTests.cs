using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class HeaderTests
{
    [Fact]
    public async Task Missing_headers_are_named_in_documented_order()
    {
        await using var session = await XLayer.StartAsync();
        var bare = await session.SendBareAsync("GET", XLayer.Blocks);
        bare.Is(Errors.HeaderKeyEmpty);
        Assert.Equal("""{"msg":"Request header \"OK_ACCESS_KEY\" can not be empty.","code":"50103"}""", bare.Text);

        var request = session.Signed("GET", XLayer.Blocks);
        string[] headers = ["OK-ACCESS-KEY", "OK-ACCESS-PASSPHRASE", "OK-ACCESS-SIGN", "OK-ACCESS-TIMESTAMP"];
        Catalog.ErrorRow[] rows =
        [
            Errors.HeaderKeyEmpty,
            Errors.HeaderPassphraseEmpty,
            Errors.HeaderSignEmpty,
            Errors.HeaderTimestampEmpty,
        ];
        foreach (var (index, row) in rows.Index())
        {
            (await session.SendAsync(request.Without(headers[index..]))).Is(row);
            (await session.SendAsync(request.Without(headers[index]))).Is(row);
            (await session.SendAsync(request.With(headers[index], " "))).Is(row);
        }
    }

    [Fact]
    public async Task Header_names_have_hyphens_and_any_case()
    {
        await using var session = await XLayer.StartAsync();
        var request = session.Signed("GET", XLayer.Blocks);
        var small = request with { Headers = [.. request.Headers.Select(one => (one.Header.ToLowerInvariant(), one.Value))] };
        Assert.Equal("0", (await session.SendAsync(small)).Code);
        var underscores = request with { Headers = [.. request.Headers.Select(one => (one.Header.Replace('-', '_'), one.Value))] };
        (await session.SendAsync(underscores)).Is(Errors.HeaderKeyEmpty);
    }

    [
        Theory,
        InlineData("1767323045678"),
        InlineData("2026-01-02 03:04:05"),
        InlineData("2026-01-02T03:04:05"),
        InlineData("2026-01-02T03:04:05+00:00"),
        InlineData("yesterday")
    ]
    public async Task A_timestamp_that_is_not_iso_8601_in_utc_is_invalid(string timestamp)
    {
        await using var session = await XLayer.StartAsync();
        (await session.SendAsync(session.SignedAt(timestamp, "GET", XLayer.Blocks))).Is(Errors.TimestampInvalid);
    }

    [Fact]
    public async Task A_timestamp_may_lie_thirty_seconds_away_on_either_side_and_not_a_millisecond_more()
    {
        await using var session = await XLayer.StartAsync();
        foreach (var aheadMs in (long[])[-30_000, 0, 30_000])
            Assert.Equal("0", (await session.SendAsync(session.SignedAt(XLayer.Instant(aheadMs), "GET", XLayer.Blocks))).Code);
        foreach (var aheadMs in (long[])[-30_001, 30_001])
            (await session.SendAsync(session.SignedAt(XLayer.Instant(aheadMs), "GET", XLayer.Blocks))).Is(Errors.TimestampExpired);
    }

    [Fact]
    public async Task Whole_seconds_are_a_timestamp_too()
    {
        await using var session = await XLayer.StartAsync();
        var timestamp = XLayer.Instant(0, "yyyy-MM-dd'T'HH:mm:ss'Z'");
        Assert.Equal("0", (await session.SendAsync(session.SignedAt(timestamp, "GET", XLayer.Blocks))).Code);
    }

    [Fact]
    public async Task Every_answer_carries_the_id_under_which_the_recorder_knows_the_request()
    {
        await using var session = await XLayer.StartAsync();
        foreach (var reply in (Reply[])[await session.SendAsync("GET", XLayer.Blocks), await session.SendBareAsync("GET", XLayer.Blocks)])
        {
            var record = await session.ControlAsync("GET", $"/requests/{reply.Header("X-Request-Id")}");
            Assert.Equal(XLayer.Blocks, record["target"]!.GetValue<string>());
            Assert.Equal("application/json", reply.Header("Content-Type"));
        }
    }
}
