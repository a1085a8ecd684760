using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary><c>tickers</c>: the last 24 hours of every contract, with the prices that decide over positions and funding.</summary>
internal sealed class TickerEndpoints(FuturesHouse house)
{
    private const long DayMs = 86_400_000;

    public void Map(RouteTable routes) => routes.Add(LegacyRoutes.Public("tickers", Tickers));

    /// <summary>A contract that nobody knows has no ticker, which is an answer and not a mistake.</summary>
    private async ValueTask<Refusal?> Tickers(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (given.Whole("contractID", "contract_id", out var id) is { } malformed)
            return malformed;
        var (standings, refusal) = await house.AskAsync(
            call,
            static exchange => exchange.Contracts.Select(contract => Standing.Of(exchange, contract)).ToList()
        );
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("tickers"u8);
        // One may have been listed since.
        foreach (var contract in house.Listed.Where(contract => contract.Contract.Index < standings!.Count))
        {
            if (id is null or 0 || ContractIds.Of(contract.Contract) == id)
                Write(json, contract, standings![contract.Contract.Index], call.NowMs);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, ContractText text, in Standing standing, long nowMs)
    {
        var contract = text.Contract;
        var ticker = contract.Tape.Ticker(nowMs);
        json.WriteStartObject();
        CandleText.WriteLegacy(json, text, ticker.Window, nowMs);
        var volume = $"{ticker.Window.Lots}";
        json.WriteString("total_volume"u8, volume);
        json.WriteString("volume_day"u8, volume);
        json.WriteString("amount24"u8, text.Money(ticker.Window.Value));
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("position_size"u8, $"{standing.OpenLots}");
        json.WriteString("pps"u8, "0"u8);
        WritePrices(json, text, standing);
        json.WriteStartObject("depth_price"u8);
        WriteDepth(json, text, ticker.BestBid?.PriceTicks ?? 0, ticker.BestAsk?.PriceTicks ?? 0);
        json.WriteEndObject();
        WriteFunding(json, contract.Record, standing);
        json.WriteEndObject();
    }

    private static void WritePrices(Utf8JsonWriter json, ContractText text, in Standing standing)
    {
        var basis = standing.IndexUnits == 0 ? 0 : standing.FairUnits - standing.IndexUnits;
        json.WriteString("index_price"u8, text.Fine(standing.IndexUnits));
        json.WriteString("fair_price"u8, text.Fine(standing.FairUnits));
        json.WriteString("fair_basis"u8, CandleText.Rate(basis, standing.IndexUnits));
        json.WriteString("fair_value"u8, text.Fine(basis));
    }

    private static void WriteDepth(Utf8JsonWriter json, ContractText text, long bid, long ask)
    {
        var tickUnits = (Int128)text.Contract.Record.TickUnits;
        json.WriteString("bid_price"u8, text.Price(bid));
        json.WriteString("ask_price"u8, text.Price(ask));
        json.WriteString("mid_price"u8, text.Fine(bid == 0 || ask == 0 ? 0 : (bid + ask) * tickUnits / 2));
    }

    // The interest of a round is the day's difference between what the quote and the base cost to borrow. Nothing here borrows the base.
    private static void WriteFunding(Utf8JsonWriter json, ContractRecord record, in Standing standing)
    {
        json.WriteStartObject("rate"u8);
        json.WriteString("quote_rate"u8, ContractText.Ppm(record.InterestPpm * DayMs / record.FundingIntervalMs));
        json.WriteString("base_rate"u8, "0"u8);
        json.WriteString("interest_rate"u8, ContractText.Ppm(record.InterestPpm));
        json.WriteEndObject();
        json.WriteString("premium_index"u8, ContractText.Ppb(standing.PremiumPpb));
        json.WriteString("funding_rate"u8, ContractText.Ppb(standing.LastRatePpb));
        json.WriteString("next_funding_rate"u8, ContractText.Ppb(standing.ForecastPpb));
        json.WriteInstantOrNull("next_funding_at"u8, standing.NextRoundMs == 0 ? null : standing.NextRoundMs);
    }
}
