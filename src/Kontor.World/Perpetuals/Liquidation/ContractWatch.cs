using Kontor.World.Codec;
using Kontor.World.Perpetuals.Funding;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>What is watched of one contract.</summary>
internal sealed class ContractWatch
{
    public FundingMeter Meter { get; } = new();

    public LiquidationWatch Positions { get; } = new();

    /// <summary>A price of it has moved since anybody looked who was waiting for it.</summary>
    public bool IsMoved { get; set; }

    public void Save(ref RecordWriter writer)
    {
        Meter.Save(ref writer);
        Positions.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        Meter.Load(ref reader);
        Positions.Load(ref reader);
    }
}
