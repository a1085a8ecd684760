using Kontor.World.Perpetuals;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>The public channels of contracts, to the letter. Quantities are in whole coins: a lot of BTCUSDT is 0.001 BTC.</summary>
public sealed class SocketContractChannelTests
{
    [Fact]
    public async Task The_ticker_shows_mark_and_index_too()
    {
        await using var floor = await MarketFloor.OpenAsync();
        await floor.IndexAsync("50010.25");
        var client = await floor.WatchAsync(MarketFloor.ContractPath, "btcusdt@ticker");
        await client.HearsAsync(
            """{"e":"ticker","E":1767323045000,"s":"BTCUSDT","d":[{"p":"0.0","P":"0","w":"0","c":"0.0","o":"0.0","h":"0.0","l":"0.0","v":"0","q":"0","O":1767236700000,"C":1767323045000,"n":0,"m":"50010.25","i":"50010.25"}]}"""
        );
        await floor.IndexAsync("50020.5");
        await client.HearsAsync(
            """{"e":"ticker","E":1767323045000,"s":"BTCUSDT","d":[{"p":"0.0","P":"0","w":"0","c":"0.0","o":"0.0","h":"0.0","l":"0.0","v":"0","q":"0","O":1767236700000,"C":1767323045000,"n":0,"m":"50020.5","i":"50020.5"}]}"""
        );
    }

    [Fact]
    public async Task Trades_are_named_otherwise_than_those_of_spot()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.ContractPath, "BTCUSDT@trade");
        await floor.OfferContractAsync(OrderAction.Sell, 500_000, 1_000);
        await floor.TakeContractAsync(OrderAction.Buy, 500_000, 25);
        const string Trade =
            """{"T":1767323045000,"t":"77656578-0000-8001-8000-000000000001","p":"50000.0","q":"0.025","v":"1250.0000","m":false}""";
        await client.HearsAsync($$"""{"e":"trade","E":1767323045000,"s":"BTCUSDT","d":[{{Trade}}]}""");
        var late = await floor.WatchAsync(MarketFloor.ContractPath, "BTCUSDT@trade");
        await late.HearsAsync($$"""{"e":"tradeSnapshot","E":1767323045000,"s":"BTCUSDT","d":[{{Trade}}]}""");
    }

    [Fact]
    public async Task Candles_follow_what_is_traded_or_the_mark()
    {
        await using var floor = await MarketFloor.OpenAsync();
        await floor.OfferContractAsync(OrderAction.Sell, 500_000, 1_000);
        await floor.TakeContractAsync(OrderAction.Buy, 500_000, 25);
        var last = await floor.WatchAsync(MarketFloor.ContractPath, "BTCUSDT@kline_1h_LAST_PRICE");
        await last.HearsAsync(
            """{"e":"klineSnapshot","E":1767323045000,"s":"BTCUSDT","p":"LAST_PRICE","d":[{"t":1767322800000,"T":1767326400000,"s":"BTCUSDT","i":"1h","o":"50000.0","c":"50000.0","h":"50000.0","l":"50000.0","v":"0.025","n":1,"q":"1250","V":"0.025","Q":"1250"}]}"""
        );
        var mark = await floor.WatchAsync(MarketFloor.ContractPath, "BTCUSDT@kline_1h_MARK_PRICE");
        await floor.IndexAsync("50000.5");
        await mark.HearsAsync(
            """{"e":"kline","E":1767323045000,"s":"BTCUSDT","p":"MARK_PRICE","d":[{"t":1767322800000,"T":1767326400000,"s":"BTCUSDT","i":"1h","o":"50000.5","c":"50000.5","h":"50000.5","l":"50000.5","v":"0","n":0,"q":"0","V":"0","Q":"0"}]}"""
        );
        await floor.TakeContractAsync(OrderAction.Buy, 500_000, 5);
        await last.HearsAsync(
            """{"e":"kline","E":1767323045000,"s":"BTCUSDT","p":"LAST_PRICE","d":[{"t":1767322800000,"T":1767326400000,"s":"BTCUSDT","i":"1h","o":"50000.0","c":"50000.0","h":"50000.0","l":"50000.0","v":"0.03","n":2,"q":"1500","V":"0.03","Q":"1500"}]}"""
        );
    }

    [Fact]
    public async Task The_book_of_a_contract_of_practice_is_shown_like_any_other()
    {
        await using var floor = await MarketFloor.OpenAsync();
        var client = await floor.WatchAsync(MarketFloor.ContractPath, "BTCSUSDT@depth15");
        await client.HearsAsync(
            """{"e":"depthSnapshot","E":1767323045000,"s":"BTCSUSDT","U":0,"u":0,"l":15,"d":"SNAPSHOT","b":[],"a":[]}"""
        );
        await floor.OfferContractAsync(OrderAction.Buy, 499_999, 1_500, MarketFloor.Demo);
        await client.HearsAsync(
            """{"e":"depth","E":1767323045000,"s":"BTCSUSDT","U":0,"u":1,"l":15,"d":"CHANGED","b":[["49999.9","1.5"]],"a":[]}"""
        );
    }
}
