using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>What a client asks a plan to do.</summary>
public readonly record struct PlanTerms
{
    public required PlanKind Kind { get; init; }
    public required Side Side { get; init; }

    /// <summary>It gives up a position, or part of one, and never opens any.</summary>
    public bool IsClosing { get; init; }

    /// <summary>0 for all of the position, whatever that is by then.</summary>
    public long Lots { get; init; }

    /// <summary>For a trailing plan the activation price; 0 to follow at once.</summary>
    public long TriggerTicks { get; init; }

    /// <summary>Reached from below; otherwise from above.</summary>
    public bool Rises { get; init; }

    public required PriceSource Source { get; init; }

    /// <summary>The price of the order that is then placed; 0 for a market order.</summary>
    public long LimitTicks { get; init; }

    public TimeInForce TimeInForce { get; init; }
    public int Leverage { get; init; }
    public bool IsIsolated { get; init; }
    public int CallbackPpm { get; init; }

    /// <summary>Take-profit and stop-loss that its order gets with it; 0 for none.</summary>
    public Presets Presets { get; init; }

    public ClientOrderId ClientId { get; init; }

    /// <summary>0 to wait for as long as it takes.</summary>
    public long LifeMs { get; init; }

    public bool WatchesPrice => Kind != PlanKind.Trailing || TriggerTicks > 0;
}

/// <summary>The ends of a position that an order brings with it: they become plans when it fills.</summary>
public readonly record struct Presets
{
    public long TakeProfitTicks { get; init; }
    public PriceSource TakeProfitSource { get; init; }
    public long StopLossTicks { get; init; }
    public PriceSource StopLossSource { get; init; }

    public bool IsEmpty => TakeProfitTicks == 0 && StopLossTicks == 0;
}

internal static class PlanTermsCodec
{
    public static void Write(this ref RecordWriter writer, in PlanTerms terms)
    {
        writer.WriteByte((byte)terms.Kind);
        writer.WriteByte((byte)terms.Side);
        writer.WriteBool(terms.IsClosing);
        writer.WriteLong(terms.Lots);
        writer.WriteLong(terms.TriggerTicks);
        writer.WriteBool(terms.Rises);
        writer.WriteByte((byte)terms.Source);
        writer.WriteLong(terms.LimitTicks);
        writer.WriteByte((byte)terms.TimeInForce);
        writer.WriteLong(terms.Leverage);
        writer.WriteBool(terms.IsIsolated);
        writer.WriteLong(terms.CallbackPpm);
        writer.Write(terms.Presets);
        writer.Write(terms.ClientId);
        writer.WriteLong(terms.LifeMs);
    }

    public static PlanTerms ReadPlanTerms(this ref RecordReader reader) =>
        new()
        {
            Kind = (PlanKind)reader.ReadByte(),
            Side = (Side)reader.ReadByte(),
            IsClosing = reader.ReadBool(),
            Lots = reader.ReadLong(),
            TriggerTicks = reader.ReadLong(),
            Rises = reader.ReadBool(),
            Source = (PriceSource)reader.ReadByte(),
            LimitTicks = reader.ReadLong(),
            TimeInForce = (TimeInForce)reader.ReadByte(),
            Leverage = (int)reader.ReadLong(),
            IsIsolated = reader.ReadBool(),
            CallbackPpm = (int)reader.ReadLong(),
            Presets = reader.ReadPresets(),
            ClientId = reader.ReadClientOrderId(),
            LifeMs = reader.ReadLong(),
        };

    public static void Write(this ref RecordWriter writer, in Presets presets)
    {
        writer.WriteLong(presets.TakeProfitTicks);
        writer.WriteByte((byte)presets.TakeProfitSource);
        writer.WriteLong(presets.StopLossTicks);
        writer.WriteByte((byte)presets.StopLossSource);
    }

    public static Presets ReadPresets(this ref RecordReader reader) =>
        new()
        {
            TakeProfitTicks = reader.ReadLong(),
            TakeProfitSource = (PriceSource)reader.ReadByte(),
            StopLossTicks = reader.ReadLong(),
            StopLossSource = (PriceSource)reader.ReadByte(),
        };
}
