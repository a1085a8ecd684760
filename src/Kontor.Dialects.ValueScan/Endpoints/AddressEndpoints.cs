using System.Globalization;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Holdings;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>What became of what one address holds, day by day: balance, profit and loss, cost, and what it moved.</summary>
internal sealed class AddressEndpoints(Shop shop, Analyst analyst, LiveWorld world)
{
    private const string Prefix = "chain/trade/token/";

    private static readonly string[] s_required = [Shop.TokenId, AssetFields.CoinKey, AssetFields.Address, Days.End];

    private readonly AssetFields _fields = new(world);

    /// <summary>Writes what a row says between its date and its price.</summary>
    private delegate void Write(Utf8JsonWriter json, in TrendDay day);

    public IEnumerable<Interface> Interfaces =>
        [
            Sell("balanceTrend", static (json, in day) => json.WriteCoin("balance", day.Figures.Balance)),
            Sell("profitLossTrend", WriteProfit),
            Sell("holdTrend", WriteHolding),
            Sell("tradeCountTrend", WriteCounts),
        ];

    private Interface Sell(string name, Write write) =>
        shop.Sell<TrendRequest>(
            Prefix + name,
            HoldingEndpoints.Credits,
            HoldingEndpoints.Service,
            s_required,
            AskTrend,
            (json, request) => TellTrend(json, request, write)
        );

    private Refusal? AskTrend(Call call, TokenList tokens, out TrendRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } noToken)
            return noToken;
        if (AssetFields.ReadCoinKey(call, token, out var place) is { } noKey)
            return noKey;
        if (_fields.ReadAddress(call, place, out var address) is { } noAddress)
            return noAddress;
        if (!Days.TryRead(call, out var days))
            return Errors.RequiredParamsIllegal;
        request = new TrendRequest(token, place, address, days);
        return null;
    }

    private void TellTrend(Utf8JsonWriter json, TrendRequest request, Write write)
    {
        var (token, days) = (request.Token, request.Days);
        var ledger = analyst.Holdings.Current.Of(token.Symbol).Find(ChainAsset.KeyOf(token.Symbol, request.Place.Contract));
        json.WriteStartArray();
        if (ledger?.Find(request.Address) is { Days: [var first, ..] } holding)
        {
            foreach (var dayMs in days.From(first.DayMs))
            {
                json.WriteStartObject();
                json.WriteToken(token);
                json.WriteNumber("date"u8, dayMs);
                var day = DayOf(ledger.Asset, holding, days, dayMs);
                write(json, day);
                json.WriteDollars("price", day.Price.ToDollars());
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private TrendDay DayOf(ChainAsset asset, Holding holding, Days days, long dayMs)
    {
        var before = holding.AtEndOf(dayMs - Grid.DayMs);
        return new TrendDay(
            dayMs,
            asset,
            holding.AtEndOf(dayMs)!,
            analyst.Holdings.Prices.PriceBefore(asset.Symbol, days.CloseOf(dayMs)),
            before,
            before is null ? null : analyst.Holdings.Prices.PriceBefore(asset.Symbol, dayMs)
        );
    }

    private static void WriteProfit(Utf8JsonWriter json, in TrendDay day)
    {
        var (total, before) = (day.Figures.TotalAt(day.Price), day.TotalBefore);
        json.WriteDollars("total", total);
        json.WriteDollars("day", total is { } known ? known - (before ?? Exact.Zero) : null);
    }

    private static void WriteHolding(Utf8JsonWriter json, in TrendDay day)
    {
        json.WriteDollars("cost", day.Figures.AverageCost);
        json.WriteCoin("balance", day.Figures.Balance);
    }

    private static void WriteCounts(Utf8JsonWriter json, in TrendDay day)
    {
        // A row of an earlier day tells of that day's transfers.
        var row = day.Row.DayMs == day.DayMs ? day.Row : null;
        json.WriteString("fromCount"u8, (row?.FromCount ?? 0).ToString(CultureInfo.InvariantCulture));
        json.WriteString("toCount"u8, (row?.ToCount ?? 0).ToString(CultureInfo.InvariantCulture));
        json.WriteDollars("fromAmount", new Exact(row?.FromValue ?? 0, day.Asset.ValueScale));
        json.WriteDollars("toAmount", new Exact(row?.ToValue ?? 0, day.Asset.ValueScale));
    }

    private sealed record TrendRequest(Token Token, TokenPlace Place, string Address, Days Days);

    /// <summary>A holding at the end of a day, and at the end of the one before.</summary>
    private readonly record struct TrendDay(
        long DayMs,
        ChainAsset Asset,
        HoldingDay Row,
        Int128? Price,
        HoldingDay? RowBefore,
        Int128? PriceBefore
    )
    {
        public HoldingFigures Figures => new(Asset, Row);

        public Exact? TotalBefore => RowBefore is null ? null : new HoldingFigures(Asset, RowBefore).TotalAt(PriceBefore);
    }
}
