using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Compliance;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary><c>kya/*</c> and <c>tag/*</c>: how much is known against an address, and who stands behind it.</summary>
internal sealed class AddressRiskEndpoints(LiveWorld world, CoinPrices prices)
{
    public void Map(TrackerRoutes routes)
    {
        routes.Get("kya/address-risk-level", AddressRequest.OfNetwork, RiskLevel);
        routes.Get("kya/address-risk-screening", AddressRequest.OfNetwork, RiskScreening);
        routes.Get("tag/entity-tag", AddressRequest.OfChain, (call, chain, request) => Tags(call, chain, request, label => !label.IsBlack));
        routes.Get(
            "tag/entity-black-tag",
            AddressRequest.OfChain,
            (call, chain, request) => Tags(call, chain, request, label => label.IsBlack)
        );
        routes.Get("tag/tag-all", AddressRequest.OfChain, (call, chain, request) => Tags(call, chain, request, static _ => true));
    }

    private ValueTask<Refusal?> RiskLevel(Call call, IServedChain chain, AddressRequest request)
    {
        var scan = new RiskScan(chain, world.Labels, prices);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("network"u8, request.Chain.ShortName);
        json.WriteAddress("address"u8, request.Address);
        json.WriteString("level"u8, AlertFields.WordOf(scan.LevelOf(request.Address)));
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> RiskScreening(Call call, IServedChain chain, AddressRequest request)
    {
        var scan = new RiskScan(chain, world.Labels, prices);
        var black = scan.ExposuresOf(request.Address, Side.Any).Where(exposure => exposure.Label.IsBlack).ToList();
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("network"u8, request.Chain.ShortName);
        json.WriteAddress("address"u8, request.Address);
        json.WriteString("level"u8, AlertFields.WordOf(scan.LevelOf(request.Address)));
        json.WriteDigits(
            "associateBlackAddresses"u8,
            black.Select(exposure => exposure.Label.Address).Distinct(StringComparer.Ordinal).Count()
        );
        json.WriteDigits("interactionTime"u8, black.Sum(exposure => exposure.Movements));
        var dollars = black.Aggregate(Word256.Zero, (sum, exposure) => Word256.AddUpToMax(sum, exposure.Dollars));
        json.WriteString("amount"u8, dollars.ToUnits(RiskScan.DollarDecimals));
        json.WriteStartArray("maliciousAddressList"u8);
        foreach (var exposure in black)
            Write(json, exposure);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static void Write(Utf8JsonWriter json, Exposure exposure)
    {
        json.WriteStartObject();
        json.WriteString("address"u8, exposure.Label.Address);
        json.WriteString("tag"u8, exposure.Label.Entity);
        json.WriteString("category"u8, exposure.Label.Category);
        json.WriteDigits("hops"u8, exposure.IsDirect ? 1 : 2);
        json.WriteDigits("interactionTime"u8, exposure.Movements);
        json.WriteString("amount"u8, exposure.Dollars.ToUnits(RiskScan.DollarDecimals));
        json.WriteEndObject();
    }

    private ValueTask<Refusal?> Tags(Call call, IServedChain chain, AddressRequest request, Func<AddressLabel, bool> isWanted)
    {
        var json = Envelope.Begin(call);
        if (world.Labels.Find(chain.Identity.Name, request.Address.ToString()) is { } label && isWanted(label))
        {
            json.WriteStartObject();
            json.WriteString("chainShortName"u8, request.Chain.ShortName);
            json.WriteAddress("address"u8, request.Address);
            json.WriteString("entityTag"u8, label.Entity);
            json.WriteString("category"u8, label.Category);
            json.WriteBoolean("isBlack"u8, label.IsBlack);
            json.WriteEndObject();
        }
        return new(Envelope.End(call));
    }

    private sealed record AddressRequest(TrackedChain Chain, Address20 Address) : ITracked
    {
        public static AddressRequest OfNetwork(Parameters parameters) =>
            new(parameters.Chain("network"), parameters.RequiredAddress("address"));

        public static AddressRequest OfChain(Parameters parameters) =>
            new(parameters.Chain(ChainShortName.Parameter), parameters.RequiredAddress("address"));
    }
}
