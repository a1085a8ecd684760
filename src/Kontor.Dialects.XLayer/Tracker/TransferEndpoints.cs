using System.Collections.Immutable;
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

/// <summary><c>kyt/*</c> about transfers: what they brought, whom that has to do with, and whether there is reason to look twice.</summary>
internal sealed class TransferEndpoints(LiveWorld world, CoinPrices prices)
{
    public void Map(TrackerRoutes routes)
    {
        routes.Get("kyt/transfers-info", TransferRequest.Read, Info);
        routes.Get("kyt/transfers/transfers-alerts", AlertsRequest.Read, AlertsAsync);
        routes.Get("kyt/transfers/exposures", ExposuresRequest.Read, Exposures);
    }

    private ValueTask<Refusal?> Info(Call call, IServedChain chain, TransferRequest request)
    {
        if (request.Find(chain.Index, place: null, out var arrived) is { } refusal)
            return new(refusal);
        var (coin, amount) = (Coin.Of(chain, prices, request.Contract), SumOf(arrived));
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("chainFullName"u8, chain.Identity.FullName);
        json.WriteString("network"u8, request.Chain.ShortName);
        json.WriteString("token"u8, coin.Symbol);
        json.WriteAddress("tokenContractAddress"u8, request.Contract);
        json.WriteHash("txid"u8, request.TransactionId);
        json.WriteAddress("outputAddress"u8, request.OutputAddress);
        json.WriteStartArray("inputAddresses"u8);
        foreach (var from in arrived.Select(movement => movement.From).Distinct())
            json.WriteStringValue(from.ToString());
        json.WriteEndArray();
        json.WriteString("usdAmount"u8, coin.DollarsText(amount));
        json.WriteString("tokenAmount"u8, coin.AmountText(amount));
        json.WriteDigits("transactionTime"u8, arrived[0].At.TimeMs);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>Who asks for the first time has the transfer looked at, and the findings kept; who asks again gets those.</summary>
    private async ValueTask<Refusal?> AlertsAsync(Call call, IServedChain chain, AlertsRequest request)
    {
        if (request.Transfer.Find(chain.Index, request.Place, out var arrived) is { } refusal)
            return refusal;
        var watched = new WatchedTransfer(
            request.UserId,
            chain.Identity.Name,
            request.Transfer.TransactionId.ToString(),
            request.Transfer.OutputAddress.ToString(),
            request.Transfer.Contract?.ToString() ?? "",
            request.IsReceived
        );
        var findings = FindingsOf(chain, request, arrived);
        var answer = await world.ExecuteAsync(new RaiseAlerts(call.User!.Number, watched, findings));
        if (call.Dialect.RefusalOf(call, answer) is { } busy)
            return busy;
        // The owner has as many alerts as anybody may have.
        if (!answer.Value.IsOk)
            return Errors.SystemBusy;
        var json = Envelope.Begin(call);
        foreach (var alert in answer.Value.Value)
            AlertFields.Write(json, alert);
        return Envelope.End(call);
    }

    private ImmutableArray<Finding> FindingsOf(IServedChain chain, AlertsRequest request, IReadOnlyList<Movement> arrived)
    {
        var scan = new RiskScan(chain, world.Labels, prices);
        var (coin, amount) = (Coin.Of(chain, prices, request.Transfer.Contract), SumOf(arrived));
        // The other side is where it came from, or where it went to.
        IEnumerable<Address20> others = request.IsReceived ? arrived.Select(one => one.From).Distinct() : [request.Transfer.OutputAddress];
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var other in others)
        {
            if (scan.LabelOf(other) is { IsBlack: true } label)
                findings.Add(FindingOf(AlertLevel.Severe, label, isDirect: true, coin, amount));
            var side = request.IsReceived ? Side.To : Side.From;
            foreach (var exposure in scan.ExposuresOf(other, side).Where(exposure => exposure.Label.IsBlack))
                findings.Add(
                    FindingOf(exposure.IsDirect ? AlertLevel.High : AlertLevel.Medium, exposure.Label, isDirect: false, coin, amount)
                );
        }
        return [.. findings.Distinct().Take(ComplianceBounds.FindingsPerTransferMax)];
    }

    private static Finding FindingOf(AlertLevel level, AddressLabel label, bool isDirect, Coin coin, Word256 amount) =>
        new(
            level,
            label.Category.Length > 0 ? label.Category : "black",
            label.Entity.Length > 0 ? label.Entity : label.Address,
            isDirect,
            coin.AmountText(amount),
            coin.DollarsText(amount)
        );

    private ValueTask<Refusal?> Exposures(Call call, IServedChain chain, ExposuresRequest request)
    {
        var addresses = new List<Address20>();
        if (request.TransactionId is { } hash)
        {
            if (chain.Index.FindTransaction(hash) is not { } transaction)
                return new(Errors.TransactionRiskPending);
            addresses.AddRange(
                Movements
                    .Of(chain.Index, transaction, request.Contract)
                    .Select(movement => request.Side == Side.From ? movement.To : movement.From)
                    .Distinct()
            );
        }
        else
        {
            addresses.Add(request.Address!.Value);
        }
        var scan = new RiskScan(chain, world.Labels, prices);
        var json = Envelope.Begin(call);
        foreach (var address in addresses)
        foreach (var exposure in scan.ExposuresOf(address, request.Side))
            Write(json, address, exposure);
        return new(Envelope.End(call));
    }

    private static void Write(Utf8JsonWriter json, Address20 address, Exposure exposure)
    {
        json.WriteStartObject();
        json.WriteAddress("address"u8, address);
        json.WriteString("entity"u8, exposure.Label.Entity);
        json.WriteString("category"u8, exposure.Label.Category);
        json.WriteBoolean("isBlack"u8, exposure.Label.IsBlack);
        json.WriteString("exposureType"u8, exposure.IsDirect ? "DIRECT"u8 : "INDIRECT"u8);
        json.WriteAddress("throughAddress"u8, exposure.IsDirect ? null : exposure.Through);
        json.WriteString("exposureAddress"u8, exposure.Label.Address);
        json.WriteDigits("transferCount"u8, exposure.Movements);
        json.WriteString("usdAmount"u8, exposure.Dollars.ToUnits(RiskScan.DollarDecimals));
        json.WriteEndObject();
    }

    private static Word256 SumOf(IEnumerable<Movement> movements) =>
        movements.Aggregate(Word256.Zero, (sum, movement) => Word256.AddUpToMax(sum, movement.Amount));

    /// <param name="Place">The number of the output, counted from 0.</param>
    private sealed record AlertsRequest(string UserId, TransferRequest Transfer, bool IsReceived, long? Place) : ITracked
    {
        public TrackedChain Chain => Transfer.Chain;

        public static AlertsRequest Read(Parameters parameters)
        {
            // Not a parameter that is missing, but a user: the contract has words of its own for that.
            var user = parameters.UserId("userId");
            var transfer = TransferRequest.Read(parameters);
            var isReceived = parameters.RequiredWord("direction", missing: true, ("received", true), ("sent", false));
            return new AlertsRequest(user, transfer, isReceived, parameters.Number("index"));
        }
    }

    private sealed record ExposuresRequest(TrackedChain Chain, Address20? Contract, Hash32? TransactionId, Address20? Address, Side Side)
        : ITracked
    {
        public static ExposuresRequest Read(Parameters parameters)
        {
            var request = new ExposuresRequest(
                parameters.Chain("network"),
                parameters.Address("tokenContractAddress"),
                parameters.Hash("txid"),
                parameters.Address("address"),
                parameters.Word("direction", Side.To, ("received", Side.To), ("sent", Side.From))
            );
            if (!parameters.Has("txid") && !parameters.Has("address"))
                parameters.NeitherOf("txid", "address");
            return request;
        }
    }
}
