using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>What chains tell of a token: flows into exchanges, the cost of large holders, large transfers, and who holds it.</summary>
internal sealed class HoldingEndpoints(Shop shop, Analyst analyst, LiveWorld world)
{
    public const string Service = "valuescan/chain";
    public const int Credits = 2;

    private const int LargePageMax = 100;
    private const int HoldersPageMax = 10_000;

    private readonly AssetFields _fields = new(world);
    private readonly LargeTransferRows _large = new(analyst, world);
    private readonly HolderRows _holders = new(analyst, world);

    public IEnumerable<Interface> Interfaces =>
        [
            shop.Sell<Token>("trade/getCoinTradeFlow", Credits, Service, [Shop.TokenId], Shop.ReadToken, TellFlow),
            shop.Sell<CostRequest>("trade/getCoinTradeCost", Credits, Service, [Shop.TokenId], AskCost, TellCost),
            shop.Sell<LargeRequest>("chain/trade/large", Credits, Service, [Shop.TokenId], AskLarge, _large.Write),
            shop.Sell<HoldersRequest>(
                "chain/trade/token/holdPage",
                Credits,
                Service,
                [Shop.TokenId, AssetFields.CoinKey],
                AskHolders,
                _holders.Write
            ),
        ];

    private void TellFlow(Utf8JsonWriter json, Token token)
    {
        var (holdings, toMs) = (analyst.Holdings.Current.Of(token.Symbol), analyst.GridMs);
        json.WriteStartObject();
        json.WriteToken(token);
        json.WriteStartArray("coinTradeFlowDataV1Vos"u8);
        // A token that lives on no chain flows nowhere.
        foreach (var window in token.Places.IsEmpty ? [] : TimeRange.All)
        {
            var flow = holdings.FlowBetween(toMs - window.LengthMs, toMs);
            var before = holdings.FlowBetween(toMs - (2 * window.LengthMs), toMs - window.LengthMs).NetValue;
            json.WriteStartObject();
            json.WriteRange(window);
            json.WriteDollars("tradeIn", flow.InValue);
            json.WriteDollars("tradeOut", flow.OutValue);
            json.WriteCoin("tradeInNumber", flow.In);
            json.WriteCoin("tradeOutNumber", flow.Out);
            json.WriteDollars("tradeInflow", flow.NetValue);
            json.WriteDollars("tradeAmount", flow.Turnover);
            json.WritePropertyName("tradeInflowChange"u8);
            json.WriteRawValue(ChangeOf(flow.NetValue, before));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>As a part of what it was; nothing can be said, and so zero is, where that was zero.</summary>
    private static string ChangeOf(Exact now, Exact before)
    {
        var size = before.Sign < 0 ? Exact.Zero - before : before;
        return Exact.Divide(now - before, size, Fixed.Decimals)?.ToText() ?? "0";
    }

    private static Refusal? AskCost(Call call, TokenList tokens, out CostRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        if (!Days.TryRead(call, out var days))
            return Errors.RequiredParamsIllegal;
        request = new CostRequest(token, days);
        return null;
    }

    private void TellCost(Utf8JsonWriter json, CostRequest request)
    {
        var (token, days) = (request.Token, request.Days);
        var holdings = analyst.Holdings.Current.Of(token.Symbol);
        json.WriteStartArray();
        foreach (var day in holdings.FirstDayMs is { } first ? days.From(first) : [])
        {
            if (holdings.WhalesAtEndOf(day) is not { } whales)
                continue;
            json.WriteStartObject();
            json.WriteToken(token);
            json.WriteNumber("date"u8, day);
            json.WriteDollars("price", analyst.Holdings.Prices.PriceBefore(token.Symbol, days.CloseOf(day)).ToDollars());
            json.WriteDollars("cost", whales.AverageCost);
            json.WriteCoin("balance", whales.Balance);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static Refusal? AskLarge(Call call, TokenList tokens, out LargeRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        if (!RowPage.TryRead(call, LargePageMax, out var page))
            return Errors.RequiredParamsIllegal;
        request = new LargeRequest(token, page, call.NowMs);
        return null;
    }

    private Refusal? AskHolders(Call call, TokenList tokens, out HoldersRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } noToken)
            return noToken;
        if (!RowPage.TryRead(call, HoldersPageMax, out var page))
            return Errors.RequiredParamsIllegal;
        if (AssetFields.ReadCoinKey(call, token, out var place) is { } noKey)
            return noKey;
        if (_fields.ReadAddress(call, place, out var address) is { } noAddress)
            return noAddress;
        request = new HoldersRequest(token, place, page, address, call.NowMs);
        return null;
    }

    private sealed record CostRequest(Token Token, Days Days);
}
