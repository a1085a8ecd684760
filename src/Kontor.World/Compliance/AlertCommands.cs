using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Compliance;

/// <summary>
/// Writes down what was found about a transfer when an owner asked about it for the first time. Who asks again gets the same alerts, whatever
/// would be found by now.
/// </summary>
public sealed record RaiseAlerts(long Owner, WatchedTransfer Transfer, ImmutableArray<Finding> Findings)
    : Command<Outcome<ImmutableArray<Alert>>>
{
    public override CommandKind Kind => CommandKind.RaiseAlerts;

    public override Outcome<ImmutableArray<Alert>> Apply(WorldState state, long nowMs)
    {
        if (state.Directory.FindUser(Owner) is null)
            return Reject.UnknownUser;
        if (!Transfer.IsWellFormed || Findings.Length > ComplianceBounds.FindingsPerTransferMax || Findings.Any(one => !one.IsWellFormed))
            return Reject.Malformed;
        if (state.Compliance.FindAlerts(Owner, Transfer) is { } known)
            return known;
        if (state.Compliance.CountAlerts(Owner) + Findings.Length > ComplianceBounds.AlertsPerOwnerMax)
            return Reject.TooMany;
        return state.Compliance.Raise(Owner, Transfer, Findings, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Owner);
        Transfer.Write(ref writer);
        writer.WriteCount(Findings.Length);
        foreach (var finding in Findings)
            finding.Write(ref writer);
    }

    public static RaiseAlerts Read(ref RecordReader reader)
    {
        var (owner, transfer) = (reader.ReadLong(), WatchedTransfer.Read(ref reader));
        var findings = ImmutableArray.CreateBuilder<Finding>();
        for (var left = reader.ReadCount(); left > 0; left--)
            findings.Add(Finding.Read(ref reader));
        return new RaiseAlerts(owner, transfer, findings.DrainToImmutable());
    }
}

/// <summary>Says what is to be thought of an alert. The same as before is refused: it would say nothing.</summary>
public sealed record SetAlertStatus(long Owner, long Number, AlertStatus Status, string Comment) : Command<Outcome<Alert>>
{
    public override CommandKind Kind => CommandKind.SetAlertStatus;

    public override Outcome<Alert> Apply(WorldState state, long nowMs)
    {
        if (state.Compliance.FindAlert(Owner, Number) is not { } alert)
            return Reject.UnknownMovement;
        if (Status > AlertStatus.FalsePositive || !Bounds.IsText(Comment))
            return Reject.Malformed;
        if (alert.Status == Status)
            return Reject.Conflict;
        if (alert.Steps.Length >= ComplianceBounds.StepsPerAlertMax)
            return Reject.TooMany;
        var changed = alert with { Steps = alert.Steps.Add(new AlertStep(Status, Comment, nowMs)) };
        state.Compliance.Replace(changed);
        return changed;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Owner);
        writer.WriteLong(Number);
        writer.WriteByte((byte)Status);
        writer.WriteText(Comment);
    }

    public static SetAlertStatus Read(ref RecordReader reader) =>
        new(reader.ReadLong(), reader.ReadLong(), (AlertStatus)reader.ReadByte(), reader.ReadText());
}
