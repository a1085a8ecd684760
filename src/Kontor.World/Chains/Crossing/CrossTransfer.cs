using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>Snapshots hold these: once used, a number keeps its meaning for ever.</summary>
public enum CrossKind : byte
{
    /// <summary>From the home chain into the zone.</summary>
    Deposit = 1,

    /// <summary>From the zone back home.</summary>
    Withdraw = 2,

    /// <summary>From the zone back home, to several receivers in one transaction.</summary>
    BatchWithdraw = 3,
}

/// <summary>Snapshots hold these: once used, a number keeps its meaning for ever.</summary>
public enum CrossState : byte
{
    /// <summary>Nothing has arrived at the bridge yet.</summary>
    Leaving = 1,

    /// <summary>It lies at the bridge, which pays it out on the other chain.</summary>
    Arriving = 2,

    Arrived = 3,

    /// <summary>It never came to the bridge.</summary>
    Failed = 4,
}

public readonly record struct CrossPayment(Address20 To, Word256 Amount);

/// <summary>Where a transaction stands on its chain. A height of 0 is: in no block.</summary>
public readonly record struct CrossLeg(Hash32 Transaction, long Height, long TimeMs)
{
    internal void Write(ref RecordWriter writer)
    {
        writer.WriteHash(Transaction);
        writer.WriteLong(Height);
        writer.WriteLong(TimeMs);
    }

    internal static CrossLeg Read(ref RecordReader reader) => new(reader.ReadHash(), reader.ReadLong(), reader.ReadLong());
}

/// <summary>A transfer from one chain to another: two transactions that belong together.</summary>
public sealed record CrossTransfer
{
    /// <summary>Counted from 1.</summary>
    public required long Id { get; init; }

    /// <summary>The number of its bridge.</summary>
    public required int Bridge { get; init; }

    public required CrossKind Kind { get; init; }
    public required CrossState State { get; init; }
    public required Address20 Source { get; init; }

    /// <summary>What is carried, by the number of the pair at the bridge.</summary>
    public required int Pair { get; init; }

    public required ImmutableArray<CrossPayment> Payments { get; init; }
    public required CrossLeg Out { get; init; }

    /// <summary>Zero as long as the bridge has paid nothing out.</summary>
    public CrossLeg In { get; init; }

    public required long CreatedMs { get; init; }
    public required long UpdatedMs { get; init; }

    /// <summary>Its transaction on the home chain.</summary>
    public CrossLeg HomeLeg => Kind == CrossKind.Deposit ? Out : In;

    /// <summary>Its transaction in the zone.</summary>
    public CrossLeg ZoneLeg => Kind == CrossKind.Deposit ? In : Out;

    /// <summary>
    /// Something can still happen to it. What has arrived is finished, unless a rewritten chain has forgotten with what it began.
    /// </summary>
    public bool IsOpen => State is CrossState.Leaving or CrossState.Arriving || (State == CrossState.Arrived && Out.Height == 0);

    /// <summary>All payments together.</summary>
    public Word256 Amount => Payments.Aggregate(Word256.Zero, (sum, payment) => sum + payment.Amount);

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteLong(Bridge);
        writer.WriteByte((byte)Kind);
        writer.WriteByte((byte)State);
        writer.WriteAddress(Source);
        writer.WriteLong(Pair);
        writer.WriteCount(Payments.Length);
        foreach (var payment in Payments)
        {
            writer.WriteAddress(payment.To);
            writer.WriteWord(payment.Amount);
        }
        Out.Write(ref writer);
        In.Write(ref writer);
        writer.WriteLong(CreatedMs);
        writer.WriteLong(UpdatedMs);
    }

    internal static CrossTransfer Read(ref RecordReader reader) =>
        new()
        {
            Id = reader.ReadLong(),
            Bridge = (int)reader.ReadLong(),
            Kind = (CrossKind)reader.ReadByte(),
            State = (CrossState)reader.ReadByte(),
            Source = reader.ReadAddress(),
            Pair = (int)reader.ReadLong(),
            Payments = ReadPayments(ref reader),
            Out = CrossLeg.Read(ref reader),
            In = CrossLeg.Read(ref reader),
            CreatedMs = reader.ReadLong(),
            UpdatedMs = reader.ReadLong(),
        };

    internal static ImmutableArray<CrossPayment> ReadPayments(ref RecordReader reader)
    {
        var payments = ImmutableArray.CreateBuilder<CrossPayment>(reader.ReadCount());
        for (var left = payments.Capacity; left > 0; left--)
            payments.Add(new CrossPayment(reader.ReadAddress(), reader.ReadWord()));
        return payments.MoveToImmutable();
    }
}
