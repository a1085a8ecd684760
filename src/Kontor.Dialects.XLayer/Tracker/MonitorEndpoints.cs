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

/// <summary><c>kya/*-address-monitoring</c>: addresses that somebody keeps an eye on for a while.</summary>
internal sealed class MonitorEndpoints(LiveWorld world, CoinPrices prices)
{
    private const int MovementsMax = 1_000;

    public void Map(TrackerRoutes routes)
    {
        routes.Post("kya/create-address-monitoring", CreateRequest.Read, CreateAsync);
        routes.Post("kya/cancel-address-monitoring", PlaceRequest.Read, CancelAsync);
        routes.GetKept("kya/address-monitoring-list", ListRequest.Read, ListAsync);
        routes.Get("kya/address-monitoring-detail", PlaceRequest.Read, DetailAsync);
    }

    private async ValueTask<Refusal?> CreateAsync(Call call, CreateRequest request)
    {
        var address = request.Address.ToString();
        var command = new MonitorAddress(
            call.User!.Number,
            request.Chain.Name,
            address,
            request.OnlyBlack,
            request.Note,
            request.DurationMs
        );
        var answer = await world.ExecuteAsync(command);
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        return answer.Value.IsOk ? Show(call, answer.Value.Value) : RefusalOf(answer.Value.Reject);
    }

    private async ValueTask<Refusal?> CancelAsync(Call call, PlaceRequest request)
    {
        var answer = await world.ExecuteAsync(new StopMonitoring(call.User!.Number, request.Chain.Name, request.Address.ToString()));
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        return answer.Value.IsOk ? Show(call, answer.Value.Value) : RefusalOf(answer.Value.Reject);
    }

    private static Refusal RefusalOf(Reject reject) =>
        reject switch
        {
            Reject.Conflict => Errors.DataExists,
            // Nothing there to stop, or as many watched as one may watch: the state forbids it.
            Reject.UnknownMovement or Reject.TooMany => Errors.ClientOperationError,
            Reject.UnknownChain => Errors.ChainNotSupported,
            _ => throw new InvalidOperationException($"Unexpected: {reject}."),
        };

    private static Refusal? Show(Call call, MonitoredAddress monitor)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        Write(json, monitor);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> ListAsync(Call call, ListRequest request)
    {
        var (owner, paging) = (call.User!.Number, request.Paging);
        var answer = await world.ReadAsync(state => state.Compliance.MonitorsOf(owner).Where(request.Wants).ToList());
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WritePage(paging, new Page<MonitoredAddress>(0, answer.Value.Count, []));
        json.WriteStartArray("monitoringList"u8);
        foreach (var monitor in answer.Value.Skip((int)paging.Request.Offset).Take(paging.Request.Max))
        {
            json.WriteStartObject();
            Write(json, monitor);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>How an address is watched, and what has happened since: the newest movements, or those with black addresses.</summary>
    private async ValueTask<Refusal?> DetailAsync(Call call, IServedChain chain, PlaceRequest request)
    {
        var owner = call.User!.Number;
        var answer = await world.ReadAsync(state => state.Compliance.FindMonitor(owner, request.Chain.Name, request.Address.ToString()));
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        if (answer.Value is not { } monitor)
            return Errors.ClientOperationError;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        Write(json, monitor);
        json.WriteStartArray("transferList"u8);
        foreach (var movement in MovementsSince(chain, request.Address, monitor))
            Write(json, chain, movement);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private IEnumerable<Movement> MovementsSince(IServedChain chain, Address20 address, MonitoredAddress monitor)
    {
        var scan = new RiskScan(chain, world.Labels, prices);
        var range = chain.Index.HeightsBetween(monitor.SinceMs, monitor.EndMs);
        return scan.MovementsOf(address, Side.Any, range, MovementsMax)
            .Where(movement => !monitor.OnlyBlack || IsBlack(movement.From) || IsBlack(movement.To))
            .OrderByDescending(movement => movement.At.Height)
            .ThenByDescending(movement => movement.At.TransactionIndex);
        bool IsBlack(Address20 party) => party != address && scan.LabelOf(party) is { IsBlack: true };
    }

    private void Write(Utf8JsonWriter json, IServedChain chain, Movement movement)
    {
        var coin = Coin.Of(chain, prices, movement.Contract);
        json.WriteStartObject();
        json.WriteHash("txid"u8, movement.At.TransactionHash);
        json.WriteDigits("height"u8, movement.At.Height);
        json.WriteDigits("transactionTime"u8, movement.At.TimeMs);
        json.WriteAddress("from"u8, movement.From);
        json.WriteAddress("to"u8, movement.To);
        json.WriteAddress("tokenContractAddress"u8, movement.Contract);
        json.WriteString("token"u8, coin.Symbol);
        json.WriteString("tokenAmount"u8, coin.AmountText(movement.Amount));
        json.WriteString("usdAmount"u8, coin.DollarsText(movement.Amount));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MonitoredAddress monitor)
    {
        json.WriteString("network"u8, TrackedChain.ShortNameOf(monitor.Chain));
        json.WriteString("address"u8, monitor.Address);
        json.WriteString("trigger"u8, monitor.OnlyBlack ? "BLACK_TYPE"u8 : "ALL"u8);
        json.WriteString("note"u8, monitor.Note);
        json.WriteDigits("startTime"u8, monitor.SinceMs);
        json.WriteDigits("endTime"u8, monitor.EndMs);
    }

    private sealed record PlaceRequest(TrackedChain Chain, Address20 Address) : ITracked
    {
        public static PlaceRequest Read(Parameters parameters) => new(parameters.Chain("network"), parameters.RequiredAddress("address"));
    }

    private sealed record CreateRequest(TrackedChain Chain, Address20 Address, bool OnlyBlack, string Note, long DurationMs)
    {
        private const long DayMs = 86_400_000;

        public static CreateRequest Read(Parameters parameters)
        {
            var request = new CreateRequest(
                parameters.Chain("network"),
                parameters.RequiredAddress("address"),
                parameters.Word("trigger", missing: false, ("ALL", false), ("BLACK_TYPE", true)),
                parameters.Optional("note") ?? "",
                parameters.Word("duration", 30 * DayMs, ("7D", 7 * DayMs), ("30D", 30 * DayMs), ("90D", 90 * DayMs), ("365D", 365 * DayMs))
            );
            if (!Bounds.IsText(request.Note))
                parameters.Malformed("note");
            return request;
        }
    }

    private sealed record ListRequest(TrackedChain Chain, Address20? Address, Paging Paging)
    {
        private const int LimitMax = 100;

        public static ListRequest Read(Parameters parameters) =>
            new(parameters.Chain("network"), parameters.Address("address"), parameters.Paging(LimitMax));

        public bool Wants(MonitoredAddress monitor) =>
            monitor.Chain == Chain.Name && (Address is not { } address || monitor.Address == address.ToString());
    }
}
