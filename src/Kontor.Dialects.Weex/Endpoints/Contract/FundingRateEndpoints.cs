using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals.Funding;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary><c>/capi/v3/market/fundingRate</c>: what the rounds of a contract charged, newest first.</summary>
internal sealed class FundingRateEndpoints(TradingHouse house)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;
    private const int SpanMaxDays = 7;

    public void Map(RouteTable routes) => routes.Add(Section.ContractPublic("/capi/v3/market/fundingRate", 5, HistoryAsync));

    private async ValueTask<Refusal?> HistoryAsync(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownContract(given, out var contract) is { } badSymbol)
            return badSymbol;
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (range.Check(SpanMaxDays) is { } badRange)
            return badRange;
        var query = new HistoryQuery<FundingRateRow>
        {
            Owner = FundingRateRow.OwnerOf(house.Number, contract.Contract.Index),
            Range = HistoryRange.All with { FromMs = range.FromMs, ToMs = range.ToMs },
            RowsMax = limit,
        };
        var (rows, unread) = await house.ReadPerpetualsAsync(call, history => history.FundingRates, query);
        if (unread is not null)
            return unread;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (_, row) in rows)
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, contract.Symbol);
            json.WriteString("fundingRate"u8, ContractText.Ppb(row.RatePpb));
            json.WriteNumber("fundingTime"u8, row.TimeMs);
            json.WriteString("markPrice"u8, contract.Fine(row.MarkUnits));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return Envelope.End(call);
    }
}
