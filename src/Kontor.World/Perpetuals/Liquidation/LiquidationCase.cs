using Kontor.World.Codec;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>A position that the house is selling.</summary>
internal sealed class LiquidationCase
{
    public required long Position { get; init; }

    /// <summary>Where its backing is used up. What is sold better than that is left over.</summary>
    public required long BankruptcyTicks { get; set; }

    /// <summary>The margin that was set aside for it after its last fill; nothing for a cross position.</summary>
    public Int128 Margin { get; set; }

    /// <summary>The order that stands for it in the book; 0 for none.</summary>
    public long Order { get; set; }

    /// <summary>Only a part of it is being sold, at once: what that leaves over stays its owner's.</summary>
    public bool IsReduction { get; init; }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(Position);
        writer.WriteLong(BankruptcyTicks);
        writer.WriteAmount(Margin);
        writer.WriteLong(Order);
    }

    public static LiquidationCase Load(ref RecordReader reader) =>
        new()
        {
            Position = reader.ReadLong(),
            BankruptcyTicks = reader.ReadLong(),
            Margin = reader.ReadAmount(),
            Order = reader.ReadLong(),
        };
}
