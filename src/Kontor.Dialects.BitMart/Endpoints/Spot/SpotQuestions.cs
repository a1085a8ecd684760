using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Reads by which of its names an order is asked for.</summary>
internal delegate Refusal? SpotKeyReader(Parameters given, string parameter, out SpotOrderKey key);

/// <summary>Reads which kind of rows is asked for.</summary>
internal delegate Refusal? SpotModeReader(Parameters given, ref SpotQuery query);

/// <summary>What the fourth generation lets a client ask about its orders, triggers and trades alike: one of them, or many.</summary>
internal sealed class SpotQuestions<TRow>(TradingHouse house, Action<Utf8JsonWriter, TRow> write, SpotModeReader readMode)
{
    private const int RowsMax = 200;

    public async ValueTask<Refusal?> OneAsync(
        Call call,
        string parameter,
        SpotKeyReader readKey,
        Func<Call, SpotOrderKey, SpotStage, ValueTask<(TRow Row, Refusal? Refusal)>> find
    )
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (readKey(given, parameter, out var key) is { } bad)
            return bad;
        if (SpotStages.Read(given, out var stage) is { } unknown)
            return unknown;
        if (given.ReceiveWindow() is { } late)
            return late;
        var (row, none) = await find(call, key, stage);
        if (none is not null)
            return none;
        write(Envelope.BeginSuccess(call), row);
        return Envelope.End(call);
    }

    public async ValueTask<Refusal?> ManyAsync(
        Call call,
        Func<Call, SpotQuery, ValueTask<(IReadOnlyList<TRow> Rows, Refusal? Refusal)>> read
    )
    {
        if (ReadQuery(call, out var query) is { } bad)
            return bad;
        var (rows, none) = await read(call, query);
        return none ?? Answer(call, rows);
    }

    public Refusal? Answer(Call call, IReadOnlyList<TRow> rows)
    {
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var row in rows)
            write(json, row);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private Refusal? ReadQuery(Call call, out SpotQuery query)
    {
        query = new SpotQuery(house.Number, call.User!.Number) { Max = RowsMax };
        var given = new Parameters(call, ParameterFamily.Spot);
        var market = house.MarketOf(given);
        if (market is null && given.Has("symbol"))
            return Errors.SymbolNotFound;
        if (readMode(given, ref query) is { } unknown)
            return unknown;
        if (SpotRanges.ReadMs(given, "startTime", "endTime", out var fromMs, out var toMs) is { } wrong)
            return wrong;
        var limit = RowsMax;
        if (SpotRanges.ReadLimit(given, "limit", RowsMax, ref limit) is { } beyond)
            return beyond;
        query = query with { Market = market?.Index, FromMs = fromMs, ToMs = toMs, Max = limit };
        return given.ReceiveWindow();
    }
}
