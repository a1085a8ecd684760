using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Sockets.Futures;

/// <summary>How a contract stands: its last day, the best prices, mark and index. What is not there is 0.</summary>
internal sealed record ContractTick(TickerView Ticker, long MarkUnits, long IndexUnits)
{
    private const int RangeScale = 1_000_000;

    public static ContractTick Of(ContractView contract, long nowMs)
    {
        var figures = contract.Board.Figures;
        return new(contract.Tape.Ticker(nowMs), figures.MarkUnits, figures.IndexUnits);
    }

    /// <summary>That time goes by is no news.</summary>
    public bool LooksLike(ContractTick now) =>
        MarkUnits == now.MarkUnits
        && IndexUnits == now.IndexUnits
        && Ticker.BestBid == now.Ticker.BestBid
        && Ticker.BestAsk == now.Ticker.BestAsk
        && Ticker.Window == now.Ticker.Window with { StartMs = Ticker.Window.StartMs };

    public void Write(Utf8JsonWriter json, ContractText text)
    {
        var (bid, ask) = (Ticker.BestBid.GetValueOrDefault(), Ticker.BestAsk.GetValueOrDefault());
        json.WriteStartObject();
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("last_price"u8, text.Price(Ticker.LastTicks));
        json.WriteString("volume_24"u8, $"{Ticker.Window.Lots}");
        json.WriteString("range"u8, ContractText.Ppm(RangePpm));
        json.WriteString("mark_price"u8, text.Fine(MarkUnits));
        json.WriteString("index_price"u8, text.Fine(IndexUnits));
        json.WriteString("ask_price"u8, text.Price(ask.PriceTicks));
        json.WriteString("ask_vol"u8, $"{ask.Lots}");
        json.WriteString("bid_price"u8, text.Price(bid.PriceTicks));
        json.WriteString("bid_vol"u8, $"{bid.Lots}");
        json.WriteEndObject();
    }

    /// <summary>How far the price has moved within the day, as a part of where it began.</summary>
    private long RangePpm =>
        Ticker.Window.Open == 0 ? 0 : (long)((Int128)(Ticker.Window.Close - Ticker.Window.Open) * RangeScale / Ticker.Window.Open);
}
