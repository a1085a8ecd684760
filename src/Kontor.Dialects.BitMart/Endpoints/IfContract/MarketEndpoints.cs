using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Funding;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>What everybody may see of one contract: <c>trades</c>, <c>depth</c>, <c>fundingrate</c>.</summary>
internal sealed class MarketEndpoints(FuturesHouse house)
{
    private const int TradesMax = 60;
    private const int RoundsMax = 100;

    /// <summary>The tape does not say who opened and who closed: one number for what a buyer took, one for what a seller took.</summary>
    private const int Bought = 1;
    private const int Sold = 4;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Public("trades", Trades));
        routes.Add(LegacyRoutes.Public("depth", Depth));
        routes.Add(LegacyRoutes.Public("fundingrate", FundingRate));
    }

    /// <summary>Newest first.</summary>
    private ValueTask<Refusal?> Trades(Call call)
    {
        if (ContractIds.Require(house, new Parameters(call, ParameterFamily.Contract), out var contract) is { } refusal)
            return new(refusal);
        // One more than is shown: each trade says how far it is from the one before it.
        var trades = contract.Tape.Trades(TradesMax + 1);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("trades"u8);
        for (var index = 0; index < Math.Min(trades.Length, TradesMax); index++)
            WriteTrade(json, contract, trades, index);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Depth(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, out var contract) is { } refusal)
            return new(refusal);
        long count = MarketTape.DepthMax;
        if (given.Whole("count", 1, MarketTape.DepthMax, ref count) is { } bad)
            return new(bad);
        var depth = contract.Tape.Depth((int)count);
        var text = new ContractText(contract);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        WriteLevels(json, "sells"u8, text, depth.Asks);
        WriteLevels(json, "buys"u8, text, depth.Bids);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>The rounds that were charged, newest first.</summary>
    private async ValueTask<Refusal?> FundingRate(Call call)
    {
        if (ContractIds.Require(house, new Parameters(call, ParameterFamily.Contract), out var contract) is { } refusal)
            return refusal;
        var (index, busy) = await house.AskAsync(call, static exchange => exchange.Ledger.Index);
        if (busy is not null)
            return busy;
        var query = new HistoryQuery<FundingRateRow> { Owner = FundingRateRow.OwnerOf(index, contract.Index), RowsMax = RoundsMax };
        var (rounds, unread) = await house.ReadAsync(call, static history => history.FundingRates, query);
        if (unread is not null)
            return unread;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartArray();
        foreach (var (_, round) in rounds)
        {
            json.WriteStartObject();
            json.WriteString("rate"u8, ContractText.Ppb(round.RatePpb));
            json.WriteNumber("timestamp"u8, round.TimeMs / 1000);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static void WriteTrade(Utf8JsonWriter json, ContractView contract, ImmutableArray<TapeTrade> trades, int index)
    {
        var text = new ContractText(contract);
        var trade = trades[index];
        var before = index + 1 < trades.Length ? trades[index + 1].PriceTicks : trade.PriceTicks;
        json.WriteStartObject();
        json.WriteNumber("trade_id"u8, trade.TradeId);
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("deal_price"u8, text.Price(trade.PriceTicks));
        json.WriteString("deal_vol"u8, $"{trade.Lots}");
        json.WriteInstant("created_at"u8, trade.TimeMs);
        json.WriteNumber("way"u8, trade.TakerSide == Side.Buy ? Bought : Sold);
        json.WriteString("fluctuation"u8, text.Price(trade.PriceTicks - before));
        json.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<byte> name, ContractText text, ImmutableArray<DepthLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartObject();
            json.WriteString("price"u8, text.Price(level.PriceTicks));
            json.WriteString("vol"u8, $"{level.Lots}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
