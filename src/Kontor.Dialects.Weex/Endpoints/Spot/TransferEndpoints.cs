using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>What the caller moved between wallets, newest first. The contract lets its clients look at transfers, not make them.</summary>
internal sealed class TransferEndpoints(LiveWorld world)
{
    private const int LimitMax = 100;

    private readonly record struct Line(Transfer Transfer, AssetRecord Asset);

    public void Map(RouteTable routes) => routes.Add(Section.SpotPrivate("GET", "/api/v3/account/transferRecords", 3, Records));

    private async ValueTask<Refusal?> Records(Call call)
    {
        var given = CallParameters.OfQuery(call);
        // 1. Values in documented order: coinId, fromType, limit, after, before.
        if (Whole.Id("coinId", given["coinId"], out var coin) is { } badCoin)
            return badCoin;
        var from = given["fromType"] is { } text ? WalletNames.Asked(text) : null;
        if (from is null && given["fromType"] is not null)
            return Errors.ParamError.With("fromType");
        if (Whole.Limit(given["limit"], LimitMax, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (TimeRange.Read(given["after"], given["before"], out var range) is { } badTime)
            return badTime;
        // 2. How the values lie to one another.
        if (range.Check() is { } backwards)
            return backwards;

        var user = call.User!.Number;
        var answer = await world.ReadAsync(state => Read(state.Ledger, user, coin, from, range, limit));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var line in answer.Value)
            Write(json, line);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static List<Line> Read(LedgerState ledger, long user, long? coinId, WalletKind? from, TimeRange range, int limit)
    {
        var house = ledger.Find(ExchangeId.Weex)!;
        var coin = coinId is { } id ? Coins.CodeOf(house, id) : null;
        if (coinId is not null && coin is null)
            return [];
        var found = ledger.FindTransfers(
            house.Id,
            user,
            transfer =>
                (coin is null || transfer.Asset == coin)
                && (from is null || transfer.From.Kind == from)
                && transfer.TimeMs >= range.FromMs
                && transfer.TimeMs <= range.ToMs,
            limit
        );
        return [.. found.Select(transfer => new Line(transfer, house.FindAsset(transfer.Asset)!))];
    }

    private static void Write(Utf8JsonWriter json, Line line)
    {
        var (transfer, asset) = line;
        json.WriteStartObject();
        json.WriteString("coinName"u8, asset.Code);
        json.WriteString("status"u8, "Successful"u8);
        json.WriteString("toType"u8, WalletNames.Of(transfer.To.Kind));
        json.WriteString("toSymbol"u8, transfer.To.Symbol);
        json.WriteString("fromType"u8, WalletNames.Of(transfer.From.Kind));
        json.WriteString("fromSymbol"u8, transfer.From.Symbol);
        json.WriteString("amount"u8, Units.FormatTrimmed(transfer.Amount, asset.Decimals));
        json.WriteString("tradeTime"u8, $"{transfer.TimeMs}");
        json.WriteEndObject();
    }
}
