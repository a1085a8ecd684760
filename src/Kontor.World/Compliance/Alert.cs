using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Compliance;

public enum AlertLevel : byte
{
    Low,
    Medium,
    High,
    Severe,
}

/// <summary>What somebody made of an alert.</summary>
public enum AlertStatus : byte
{
    Open,
    InReview,
    Resolved,
    FalsePositive,
}

/// <summary>A transfer that somebody asked about for one of its own users.</summary>
/// <param name="UserId">How the caller calls its user.</param>
/// <param name="Contract">Of the token; empty for the chain's own coin.</param>
/// <param name="IsReceived">Whether the user got it, and so whether the other side is where it came from.</param>
public sealed record WatchedTransfer(string UserId, string Chain, string TransactionId, string Address, string Contract, bool IsReceived)
{
    internal bool IsWellFormed =>
        Bounds.IsName(UserId)
        && Bounds.IsName(Chain)
        && Bounds.IsName(TransactionId)
        && Bounds.IsName(Address)
        && Contract.Length <= Bounds.NameLengthMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(UserId);
        writer.WriteText(Chain);
        writer.WriteText(TransactionId);
        writer.WriteText(Address);
        writer.WriteText(Contract);
        writer.WriteBool(IsReceived);
    }

    internal static WatchedTransfer Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadText(), reader.ReadBool());
}

/// <summary>What about a transfer is a reason to look twice.</summary>
/// <param name="Entity">Who the other side is, or has to do with.</param>
/// <param name="IsDirect">The other side itself; or somebody that it had to do with.</param>
/// <param name="Amount">Of the transfer, in whole coins.</param>
/// <param name="Dollars">What that was worth; empty where nobody knows.</param>
public sealed record Finding(AlertLevel Level, string Category, string Entity, bool IsDirect, string Amount, string Dollars)
{
    internal bool IsWellFormed =>
        Level <= AlertLevel.Severe
        && Bounds.IsName(Category)
        && Bounds.IsName(Entity)
        && Amount.Length <= Bounds.NameLengthMax
        && Dollars.Length <= Bounds.NameLengthMax;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteByte((byte)Level);
        writer.WriteText(Category);
        writer.WriteText(Entity);
        writer.WriteBool(IsDirect);
        writer.WriteText(Amount);
        writer.WriteText(Dollars);
    }

    internal static Finding Read(ref RecordReader reader) =>
        new((AlertLevel)reader.ReadByte(), reader.ReadText(), reader.ReadText(), reader.ReadBool(), reader.ReadText(), reader.ReadText());
}

/// <summary>Somebody has looked at an alert, and said what is to be thought of it.</summary>
public sealed record AlertStep(AlertStatus Status, string Comment, long TimeMs);

public sealed record Alert
{
    public required long Number { get; init; }

    /// <summary>The user whose key asked.</summary>
    public required long Owner { get; init; }

    public required WatchedTransfer Transfer { get; init; }
    public required Finding Finding { get; init; }
    public required long TimeMs { get; init; }

    /// <summary>The oldest first.</summary>
    public ImmutableArray<AlertStep> Steps { get; init; } = [];

    public AlertStatus Status => Steps.IsEmpty ? AlertStatus.Open : Steps[^1].Status;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Number);
        writer.WriteLong(Owner);
        Transfer.Write(ref writer);
        Finding.Write(ref writer);
        writer.WriteLong(TimeMs);
        writer.WriteCount(Steps.Length);
        foreach (var step in Steps)
        {
            writer.WriteByte((byte)step.Status);
            writer.WriteText(step.Comment);
            writer.WriteLong(step.TimeMs);
        }
    }

    internal static Alert Read(ref RecordReader reader)
    {
        var alert = new Alert
        {
            Number = reader.ReadLong(),
            Owner = reader.ReadLong(),
            Transfer = WatchedTransfer.Read(ref reader),
            Finding = Finding.Read(ref reader),
            TimeMs = reader.ReadLong(),
        };
        var steps = ImmutableArray.CreateBuilder<AlertStep>();
        for (var left = reader.ReadCount(); left > 0; left--)
            steps.Add(new AlertStep((AlertStatus)reader.ReadByte(), reader.ReadText(), reader.ReadLong()));
        return alert with { Steps = steps.DrainToImmutable() };
    }
}
