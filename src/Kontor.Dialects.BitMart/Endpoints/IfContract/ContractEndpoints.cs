using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>What can be traded, and on which terms: <c>contracts</c>, <c>indexes</c>, <c>pnls</c>.</summary>
internal sealed class ContractEndpoints(FuturesHouse house)
{
    private const string OnlyExchange = "bitmart";

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Public("contracts", Contracts));
        routes.Add(LegacyRoutes.Public("indexes", Indexes));
        routes.Add(LegacyRoutes.Public("pnls", Settlements));
    }

    /// <summary>No id, or 0, stands for all of them. Clients of the time left the exchange out, so it is not insisted on.</summary>
    private ValueTask<Refusal?> Contracts(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (given.Whole("contractID", "contract_id", out var id) is { } malformed)
            return new(malformed);
        if (id is not (null or 0) && ContractIds.Find(house, id.Value) is null)
            return new(Errors.ContractNotFound);
        var isHere = given.Text("exchange") is null or OnlyExchange;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("contracts"u8);
        foreach (var contract in house.Listed)
        {
            if (isHere && (id is null or 0 || ContractIds.Of(contract.Contract) == id))
                ContractTerms.Write(json, contract);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>Every contract has an index of its own, with the contract's number.</summary>
    private async ValueTask<Refusal?> Indexes(Call call)
    {
        var (units, refusal) = await house.AskAsync(
            call,
            static exchange => exchange.Contracts.Select(contract => contract.IndexUnits).ToList()
        );
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("indexes"u8);
        // One may have been listed since.
        foreach (var contract in house.Listed.Where(contract => contract.Contract.Index < units!.Count))
            WriteIndex(json, contract, units![contract.Contract.Index]);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>A perpetual contract is never settled, so there is nothing to list.</summary>
    private ValueTask<Refusal?> Settlements(Call call)
    {
        if (ContractIds.Require(house, new Parameters(call, ParameterFamily.Contract), out _) is { } refusal)
            return new(refusal);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("pnls"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static void WriteIndex(Utf8JsonWriter json, ContractText contract, long units)
    {
        json.WriteStartObject();
        json.WriteNumber("index_id"u8, ContractIds.Of(contract.Contract));
        json.WriteString("name"u8, contract.Symbol);
        json.WriteString("base_coin"u8, contract.Contract.Record.Base);
        json.WriteString("quote_coin"u8, contract.Contract.Record.Quote);
        json.WriteString("index_price"u8, contract.Fine(units));
        json.WriteEndObject();
    }
}
