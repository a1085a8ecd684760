using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>What there is to trade: <c>/spot/v1/symbols</c>, their details, and <c>/spot/v1/currencies</c>.</summary>
internal sealed class ListingEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Public("/spot/v1/symbols", 8, 2, Symbols);
        routes.Public("/spot/v1/symbols/details", 12, 2, Details);
        routes.Public("/spot/v1/currencies", 8, 2, CurrenciesAsync);
    }

    private ValueTask<Refusal?> Symbols(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("symbols"u8);
        foreach (var market in house.ListedMarkets)
            json.WriteStringValue(market.Symbol);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Details(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("symbols"u8);
        foreach (var market in house.ListedMarkets)
        {
            var record = market.Record;
            json.WriteStartObject();
            json.WriteString("symbol"u8, record.Symbol);
            json.WriteNumber("symbol_id"u8, market.Index + 1);
            json.WriteString("base_currency"u8, record.Base);
            json.WriteString("quote_currency"u8, record.Quote);
            // The name misleads: it is the step of sizes.
            json.WriteString("quote_increment"u8, market.SizeBound(1));
            json.WriteString("base_min_size"u8, market.SizeBound(record.MinLots));
            json.WriteString("base_max_size"u8, market.SizeBound(record.MaxLots));
            json.WriteNumber("price_min_precision"u8, market.PriceDecimals);
            json.WriteNumber("price_max_precision"u8, market.PriceDecimals);
            json.WriteString("expiration"u8, "NA"u8);
            json.WriteString("min_buy_amount"u8, market.NotionalBound(record.MinBuyValue));
            json.WriteString("min_sell_amount"u8, market.NotionalBound(record.MinSellValue));
            // There is no word for a halt; clients stop trading at the one for "not yet".
            json.WriteString("trade_status"u8, record.State == MarketState.Trading ? "trading"u8 : "pre-trade"u8);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private async ValueTask<Refusal?> CurrenciesAsync(Call call)
    {
        var (assets, none) = await house.AskAsync(call, state => state.Ledger.Find(ExchangeId.BitMart)!.Assets.All.ToList());
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("currencies"u8);
        foreach (var asset in assets!)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, asset.Code);
            json.WriteString("name"u8, asset.Name);
            json.WriteBoolean("withdraw_enabled"u8, asset.CanWithdraw);
            json.WriteBoolean("deposit_enabled"u8, asset.CanDeposit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
