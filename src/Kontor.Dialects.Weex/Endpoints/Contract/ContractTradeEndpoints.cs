using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>The caller's own trades, the newest first.</summary>
internal sealed class ContractTradeEndpoints(ContractFloor floor)
{
    private const int LimitMax = 100;
    private const int SpanMaxDays = 7;
    private const int LookbackDays = 365;

    public void Map(RouteTable routes) => routes.Add(Section.ContractPrivate("GET", "/capi/v3/userTrades", 5, Trades));

    private async ValueTask<Refusal?> Trades(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (Whole.Id("orderId", given["orderId"], out var order) is { } badId)
            return badId;
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], LimitMax, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if ((range.Check() ?? range.CheckWithin(LookbackDays, call.NowMs)) is { } badStart)
            return badStart;
        range = range.OrLast(SpanMaxDays, call.NowMs);
        if (range.Check(SpanMaxDays) is { } badRange)
            return badRange;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;

        var number = order is { } id ? Ids.ContractOrder.NumberOf(id) : (long?)null;
        var query = new HistoryQuery<PerpetualFillRow>
        {
            Owner = HistoryOwner.Of(floor.House.Number, call.User!.Number),
            Range = HistoryRange.All with { FromMs = range.FromMs, ToMs = range.ToMs },
            RowsMax = limit,
            Where = row =>
                (contract is null ? floor.Has(row.Contract) : row.Contract == contract.Contract.Index)
                && (number is null || row.OrderId == number),
        };
        var (fills, none) = await floor.ReadAsync(call, history => history.Fills, query);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (_, fill) in fills)
            Write(json, floor.At(fill.Contract), fill);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, ContractText text, in PerpetualFillRow fill)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, Ids.ContractTrade.Of(fill.TradeId));
        json.WriteNumber("orderId"u8, Ids.ContractOrder.Of(fill.OrderId));
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteBoolean("buyer"u8, fill.Side == Side.Buy);
        json.WriteString("commission"u8, text.Money(fill.Fee));
        json.WriteString("commissionAsset"u8, text.Contract.Record.Quote);
        json.WriteBoolean("maker"u8, fill.IsMaker != 0);
        json.WriteString("price"u8, text.Price(fill.PriceTicks));
        json.WriteString("qty"u8, text.Coins(fill.Lots));
        json.WriteString("quoteQty"u8, text.Money(fill.Value));
        json.WriteString("realizedPnl"u8, text.Money(fill.RealizedPnl));
        json.WriteString("side"u8, Words.Of(fill.Side));
        json.WriteString("positionSide"u8, ContractWords.PositionSideOf(fill.Action));
        json.WriteNumber("time"u8, fill.TimeMs);
        json.WriteEndObject();
    }
}
