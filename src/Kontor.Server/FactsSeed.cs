using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Facts;
using Kontor.World.Ledger;

namespace Kontor.Server;

/// <summary>
/// What a new world says of the coins everybody knows: their sectors, and how much of them there was at the beginning of 2026, roughly. An operator
/// can say better.
/// </summary>
internal sealed class FactsSeed(LiveWorld world)
{
    private static readonly (string Tag, string Simplified)[] s_sectors =
    [
        ("ExchangeToken", "平台币"),
        ("Layer1", "公链"),
        ("Meme", "迷因币"),
        ("Payments", "支付"),
        ("PoW", "工作量证明"),
        ("SmartContracts", "智能合约"),
        ("Stablecoin", "稳定币"),
        ("StoreOfValue", "价值存储"),
    ];

    /// <summary>An empty maximum is none at all.</summary>
    private static readonly (string Symbol, string Circulating, string Total, string Max, string[] Tags)[] s_tokens =
    [
        ("BTC", "19970000", "19970000", "21000000", ["Layer1", "PoW", "StoreOfValue"]),
        ("ETH", "120690000", "120690000", "", ["Layer1", "SmartContracts"]),
        ("SOL", "562000000", "617000000", "", ["Layer1", "SmartContracts"]),
        ("XRP", "60600000000", "99985000000", "100000000000", ["Layer1", "Payments"]),
        ("DOGE", "168000000000", "168000000000", "", ["Layer1", "Meme", "PoW"]),
        ("BNB", "137700000", "137700000", "", ["ExchangeToken", "Layer1", "SmartContracts"]),
        ("OKB", "21000000", "21000000", "21000000", ["ExchangeToken"]),
        ("USDT", "186000000000", "191000000000", "", ["Stablecoin"]),
        ("USDC", "76000000000", "76000000000", "", ["Stablecoin"]),
    ];

    public async Task PlantAsync()
    {
        foreach (var (tag, simplified) in s_sectors)
            await DoAsync(new DescribeSector(new Sector(tag, simplified)));
        foreach (var (symbol, circulating, total, max, tags) in s_tokens)
            await DoAsync(new DescribeToken(new TokenFacts(symbol, Read(circulating), Read(total), Read(max), [.. tags])));
    }

    private static Int128 Read(string supply)
    {
        Units.Parse(supply, TokenFacts.SupplyDecimals, out var units);
        return units;
    }

    private async Task DoAsync<T>(Command<Outcome<T>> command)
    {
        var answer = await world.ExecuteAsync(command);
        // What a seed asks for is ours to get right.
        _ = answer.Value.Value;
    }
}
