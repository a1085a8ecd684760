using Kontor.World.Codec;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>A plan that waits: an order that is placed when a price gets somewhere.</summary>
public sealed class PlanOrder
{
    /// <summary>Counted together with the orders of the exchange.</summary>
    public required long Id { get; init; }
    public required long User { get; init; }
    public required int Contract { get; init; }
    public required PlanTerms Terms { get; set; }
    public required long CreatedMs { get; init; }
    public long UpdatedMs { get; set; }

    /// <summary>0 to wait for as long as it takes.</summary>
    public long ExpiresMs { get; init; }

    public PlanState State { get; internal set; } = PlanState.Waiting;

    /// <summary>The best price since a trailing plan follows.</summary>
    public long BestUnits { get; internal set; }

    /// <summary>The position that it ends, when it goes away with that position; 0 when it stands for itself.</summary>
    public long Position { get; internal set; }

    /// <summary>The order whose presets it was; 0 for none.</summary>
    public long ParentOrder { get; init; }

    public bool EndsPosition => Position != 0;

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteLong(User);
        writer.WriteCount(Contract);
        writer.Write(Terms);
        writer.WriteLong(CreatedMs);
        writer.WriteLong(UpdatedMs);
        writer.WriteLong(ExpiresMs);
        writer.WriteByte((byte)State);
        writer.WriteLong(BestUnits);
        writer.WriteLong(Position);
        writer.WriteLong(ParentOrder);
    }

    internal static PlanOrder Load(ref RecordReader reader) =>
        new()
        {
            Id = reader.ReadLong(),
            User = reader.ReadLong(),
            Contract = (int)reader.ReadUnsigned(),
            Terms = reader.ReadPlanTerms(),
            CreatedMs = reader.ReadLong(),
            UpdatedMs = reader.ReadLong(),
            ExpiresMs = reader.ReadLong(),
            State = (PlanState)reader.ReadByte(),
            BestUnits = reader.ReadLong(),
            Position = reader.ReadLong(),
            ParentOrder = reader.ReadLong(),
        };
}
