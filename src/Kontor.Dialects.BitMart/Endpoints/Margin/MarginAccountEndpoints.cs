using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Spot;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Margin;

/// <summary>The caller's isolated wallets, and on what terms their markets lend.</summary>
internal sealed class MarginAccountEndpoints(TradingHouse house)
{
    private const int RateDecimals = 6;
    private const int RateShownDecimals = 2;

    public void Map(RouteTable routes)
    {
        routes.Add(Get("/spot/v1/margin/isolated/account", 12, call => AnswerAsync(call, WriteAccount)));
        routes.Add(Get("/spot/v1/margin/isolated/pairs", 2, call => AnswerAsync(call, WritePair)));
    }

    private static Route Get(string path, int callsPer2Seconds, Handler handler) =>
        new("GET", path, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Service = "bitmart/spot",
            Limits = [Limits.PerKey(path, callsPer2Seconds, 2)],
        };

    private async ValueTask<Refusal?> AnswerAsync(Call call, Action<Utf8JsonWriter, MarginLine> write)
    {
        int? number = null;
        if (new Parameters(call, ParameterFamily.Spot).Text("symbol") is { } symbol)
        {
            if (house.MarketNamed(symbol) is not { } market)
                return Errors.SymbolNotFound;
            number = market.Index;
        }

        var user = call.User!.Number;
        var (lines, unavailable) = await house.AskAsync(call, state => MarginLine.Find(state, user, number));
        if (unavailable is not null)
            return unavailable;
        // A market that lends nothing has no such wallet.
        if (number is not null && lines!.Count == 0)
            return Errors.SymbolNotFound;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("symbols"u8);
        foreach (var line in lines!)
            write(json, line);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void WriteAccount(Utf8JsonWriter json, MarginLine line)
    {
        var canTrade = line.Market is { IsTrading: true, IsApiTradable: true } && !line.IsInLiquidation;
        var price = (Int128)line.LiquidationTicks * line.Market.TickUnits;
        json.WriteStartObject();
        json.WriteString("symbol"u8, line.Market.Symbol);
        json.WriteString("risk_rate"u8, Units.Format(line.RiskRatePpm, RateDecimals, RateShownDecimals));
        json.WriteString("risk_level"u8, RiskLevel(line));
        json.WriteBoolean("buy_enabled"u8, canTrade);
        json.WriteBoolean("sell_enabled"u8, canTrade);
        json.WriteString("liquidate_price"u8, line.Quote.Text(price));
        json.WriteString("liquidate_rate"u8, Units.FormatTrimmed(line.Terms.LiquidateRatePpm, RateDecimals));
        WriteBalances(json, "base"u8, line.Base);
        WriteBalances(json, "quote"u8, line.Quote);
        json.WriteEndObject();
    }

    /// <summary>1 while something can be taken out, 2 when what is owed needs it all, 3 in liquidation.</summary>
    private static string RiskLevel(MarginLine line)
    {
        if (line.IsInLiquidation)
            return "3";
        return line.RiskRatePpm >= line.Terms.TransferOutRatePpm ? "1" : "2";
    }

    private static void WriteBalances(Utf8JsonWriter json, ReadOnlySpan<byte> name, MarginSide side)
    {
        json.WriteStartObject(name);
        json.WriteString("currency"u8, side.Asset.Code);
        json.WriteBoolean("borrow_enabled"u8, side.Terms.IsOpen);
        json.WriteString("borrowed"u8, side.Text(side.Borrowed));
        json.WriteString("borrow_unpaid"u8, side.Text(side.Principal));
        json.WriteString("interest_unpaid"u8, side.Text(side.Interest));
        json.WriteString("available"u8, side.Text(side.Balance.Available));
        json.WriteString("frozen"u8, side.Text(side.Balance.Frozen));
        json.WriteString("net_asset"u8, side.Text(side.Net));
        json.WriteString("net_assetBTC"u8, side.NetInBitcoin);
        json.WriteString("total_asset"u8, side.Text(side.Balance.Total));
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, MarginLine line)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, line.Market.Symbol);
        json.WriteString("max_leverage"u8, $"{line.Terms.Leverage}");
        json.WriteBoolean("symbol_enabled"u8, line.Market.IsTrading);
        WriteTerms(json, "base"u8, line.Base);
        WriteTerms(json, "quote"u8, line.Quote);
        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, ReadOnlySpan<byte> name, MarginSide side)
    {
        json.WriteStartObject(name);
        json.WriteString("currency"u8, side.Asset.Code);
        json.WriteString("daily_interest"u8, InterestRate.Daily(side.Terms.HourlyRatePpb));
        json.WriteString("hourly_interest"u8, InterestRate.Hourly(side.Terms.HourlyRatePpb));
        json.WriteString("max_borrow_amount"u8, side.Text(side.Terms.BorrowMax));
        json.WriteString("min_borrow_amount"u8, side.Text(side.Terms.BorrowMin));
        json.WriteString("borrowable_amount"u8, side.Text(side.Borrowable));
        json.WriteEndObject();
    }
}
