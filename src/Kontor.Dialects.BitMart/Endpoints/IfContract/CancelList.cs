using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Orders to be cancelled come as numbers, in a list for each contract; what became of them comes back as numbers too.</summary>
internal static class CancelList
{
    /// <summary>The objects in the array <c>orders</c> of the body.</summary>
    public static Refusal? ReadArray(Call call, out List<JsonElement> elements)
    {
        elements = [];
        if (new Parameters(call, ParameterFamily.Contract).Element("orders") is not { } list)
            return Errors.ContractInvalidRequest;
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(element => element.ValueKind != JsonValueKind.Object))
            return Errors.ParameterUnparsable;
        elements.AddRange(list.EnumerateArray());
        return null;
    }

    public static Refusal? Read(FuturesHouse house, Call call, out List<(ContractView Contract, List<long> Ids)> lists)
    {
        lists = [];
        if (ReadArray(call, out var elements) is { } bad)
            return bad;
        foreach (var element in elements)
        {
            var given = new Parameters(call, ParameterFamily.Contract, element);
            if (ContractIds.Require(house, given, "contract_id", "contractID", out var contract) is { } unknown)
                return unknown;
            if (ReadIds(given, out var ids) is { } badIds)
                return badIds;
            lists.Add((contract, ids));
        }
        var count = lists.Sum(list => list.Ids.Count);
        return count is 0 or > CancelPerpetualOrders.OrdersMax ? Errors.ContractInvalidRequest.Refusal : null;
    }

    public static void Write(Call call, List<long> succeeded, List<long> failed)
    {
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        WriteIds(json, "succeed"u8, succeeded);
        WriteIds(json, "failed"u8, failed);
        json.WriteEndObject();
        Envelope.End(call);
    }

    private static Refusal? ReadIds(in Parameters given, out List<long> ids)
    {
        ids = [];
        if (given.Element("orders") is not { } list)
            return Errors.ContractInvalidRequest;
        if (list.ValueKind != JsonValueKind.Array)
            return Errors.ParameterUnparsable;
        foreach (var element in list.EnumerateArray())
        {
            var text = element.ValueKind switch
            {
                JsonValueKind.Number => element.GetRawText(),
                JsonValueKind.String => JsonText.Of(element),
                _ => null,
            };
            if (!long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
                return Errors.ParameterUnparsable;
            ids.Add(id);
        }
        return ids.Count == 0 || ids.Contains(0) ? Errors.ContractInvalidRequest.Refusal : null;
    }

    private static void WriteIds(Utf8JsonWriter json, ReadOnlySpan<byte> name, List<long> ids)
    {
        if (ids.Count == 0)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.WriteNumberValue(id);
        json.WriteEndArray();
    }
}
