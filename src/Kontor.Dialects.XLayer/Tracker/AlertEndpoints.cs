using Kontor.Catalog;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Compliance;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary><c>kyt/alerts</c> and what is made of them: a list, a word on one of them, and all words that were said.</summary>
internal sealed class AlertEndpoints(LiveWorld world)
{
    public void Map(TrackerRoutes routes)
    {
        routes.GetKept("kyt/alerts", ListRequest.Read, ListAsync);
        routes.GetKept("kyt/alert-status", HistoryRequest.Read, HistoryAsync);
        routes.Post("kyt/update-alert-status", UpdateRequest.Read, UpdateAsync);
    }

    private async ValueTask<Refusal?> ListAsync(Call call, ListRequest request)
    {
        var owner = call.User!.Number;
        var answer = await world.ReadAsync(state => state.Compliance.AlertsOf(owner).Where(request.Wants).Reverse().ToList());
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        var (alerts, paging) = (answer.Value, request.Paging);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WritePage(paging, new Page<Alert>(0, alerts.Count, []));
        json.WriteStartArray("alertList"u8);
        foreach (var alert in alerts.Skip((int)paging.Request.Offset).Take(paging.Request.Max))
            AlertFields.Write(json, alert);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> HistoryAsync(Call call, HistoryRequest request)
    {
        var owner = call.User!.Number;
        var answer = await world.ReadAsync(state => state.Compliance.FindAlert(owner, request.Number));
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        if (answer.Value is not { } alert)
            return Errors.ResourceParameterError.With("alertId");
        if (alert.Steps.IsEmpty)
            return Errors.AlertHistoryEmpty;
        var json = Envelope.Begin(call);
        foreach (var step in alert.Steps.Reverse())
        {
            json.WriteStartObject();
            json.WriteString("alertStatus"u8, AlertFields.WordOf(step.Status));
            json.WriteString("comment"u8, step.Comment);
            json.WriteDigits("updateTime"u8, step.TimeMs);
            json.WriteEndObject();
        }
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> UpdateAsync(Call call, UpdateRequest request)
    {
        var answer = await world.ExecuteAsync(new SetAlertStatus(call.User!.Number, request.Number, request.Status, request.Comment));
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        if (!answer.Value.IsOk)
            return RefusalOf(answer.Value.Reject);
        AlertFields.Write(Envelope.Begin(call), answer.Value.Value);
        return Envelope.End(call);
    }

    private static Refusal RefusalOf(Reject reject) =>
        reject switch
        {
            Reject.UnknownMovement => Errors.ResourceParameterError.With("alertId"),
            Reject.Conflict => Errors.DataExists,
            Reject.TooMany => Errors.ClientOperationError,
            _ => throw new InvalidOperationException($"Unexpected: {reject}."),
        };

    private sealed record ListRequest(
        string? UserId,
        Address20? Contract,
        AlertLevel? Level,
        AlertStatus? Status,
        long Begin,
        long End,
        Paging Paging
    )
    {
        private const int LimitMax = 100;

        public static ListRequest Read(Parameters parameters)
        {
            var request = new ListRequest(
                parameters.Optional("userId"),
                parameters.Address("tokenContractAddress"),
                parameters.Word("alertLevel", null, AlertFields.LevelWords),
                parameters.Word("alertStatus", null, AlertFields.StatusWords),
                parameters.Number("begin") ?? 0,
                parameters.Number("end") ?? long.MaxValue,
                parameters.Paging(LimitMax)
            );
            if (request.Begin > request.End)
                parameters.Mismatched("begin", "end");
            return request;
        }

        public bool Wants(Alert alert) =>
            (UserId is not { } user || alert.Transfer.UserId == user)
            && (Contract is not { } contract || alert.Transfer.Contract == contract.ToString())
            && (Level is not { } level || alert.Finding.Level == level)
            && (Status is not { } status || alert.Status == status)
            && alert.TimeMs >= Begin
            && alert.TimeMs <= End;
    }

    private sealed record HistoryRequest(long Number)
    {
        public static HistoryRequest Read(Parameters parameters) => new(parameters.RequiredNumber("alertId"));
    }

    private sealed record UpdateRequest(long Number, AlertStatus Status, string Comment)
    {
        public static UpdateRequest Read(Parameters parameters)
        {
            var number = parameters.RequiredNumber("alertId");
            var status = parameters.RequiredWord("alertStatus", AlertStatus.Open, AlertFields.StatusWords);
            var comment = parameters.Optional("comment") ?? "";
            if (!Bounds.IsText(comment))
                parameters.Malformed("comment");
            return new UpdateRequest(number, status ?? AlertStatus.Open, comment);
        }
    }
}
