using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>What a client asks a plan to do.</summary>
public readonly record struct PlanTerms
{
    public required PlanKind Kind { get; init; }
    public required OrderAction Action { get; init; }

    /// <summary>0 for all of the position, whatever that is by then.</summary>
    public long Lots { get; init; }

    /// <summary>For a trailing plan the activation price; 0 to follow at once.</summary>
    public long TriggerTicks { get; init; }

    /// <summary>Which way the price has to go to get there; without a word, the way from where it is now.</summary>
    public PriceWay Way { get; init; }
    public required PriceSource Source { get; init; }

    /// <summary>The price of the order that is then placed; 0 for a market order.</summary>
    public long LimitTicks { get; init; }
    public TimeInForce TimeInForce { get; init; }

    /// <summary>0 to take what is set for the contract by then.</summary>
    public int Leverage { get; init; }

    /// <summary>Null to take what is set for the contract by then.</summary>
    public MarginMode? MarginMode { get; init; }
    public int CallbackPpm { get; init; }

    /// <summary>What its order gets with it.</summary>
    public PresetEnds Presets { get; init; }
    public ClientOrderId ClientId { get; init; }

    /// <summary>0 to wait for as long as it takes.</summary>
    public int LifeHours { get; init; }
    public bool IsApi { get; init; }

    public bool EndsPosition => Kind is PlanKind.TakeProfit or PlanKind.StopLoss;
    public bool IsWhole => Lots == 0;
    public bool Rises => Way == PriceWay.Rises;
    public Side Side => Action.Side();

    /// <summary>Two market orders that wait for the same price, one of which opens what the other closes.</summary>
    internal bool Contradicts(in PlanTerms other) =>
        Kind != PlanKind.Trailing
        && other.Kind != PlanKind.Trailing
        && LimitTicks == 0
        && other.LimitTicks == 0
        && TriggerTicks > 0
        && TriggerTicks == other.TriggerTicks
        && Source == other.Source
        && Way == other.Way
        && Action.Contradicts(other.Action);
}

internal static class PlanTermsCodec
{
    public static void Write(this ref RecordWriter writer, in PlanTerms terms)
    {
        writer.WriteByte((byte)terms.Kind);
        writer.WriteByte((byte)terms.Action);
        writer.WriteLong(terms.Lots);
        writer.WriteLong(terms.TriggerTicks);
        writer.WriteByte((byte)terms.Way);
        writer.WriteByte((byte)terms.Source);
        writer.WriteLong(terms.LimitTicks);
        writer.WriteByte((byte)terms.TimeInForce);
        writer.WriteLong(terms.Leverage);
        writer.WriteLongOrNone((long?)terms.MarginMode);
        writer.WriteLong(terms.CallbackPpm);
        writer.WriteLong(terms.Presets.TakeProfitTicks);
        writer.WriteBool(terms.Presets.TakeProfitByMark);
        writer.WriteLong(terms.Presets.StopLossTicks);
        writer.WriteBool(terms.Presets.StopLossByMark);
        writer.Write(terms.ClientId);
        writer.WriteLong(terms.LifeHours);
        writer.WriteBool(terms.IsApi);
    }

    public static PlanTerms ReadPlanTerms(this ref RecordReader reader) =>
        new()
        {
            Kind = (PlanKind)reader.ReadByte(),
            Action = (OrderAction)reader.ReadByte(),
            Lots = reader.ReadLong(),
            TriggerTicks = reader.ReadLong(),
            Way = (PriceWay)reader.ReadByte(),
            Source = (PriceSource)reader.ReadByte(),
            LimitTicks = reader.ReadLong(),
            TimeInForce = (TimeInForce)reader.ReadByte(),
            Leverage = (int)reader.ReadLong(),
            MarginMode = (MarginMode?)reader.ReadLongOrNone(),
            CallbackPpm = (int)reader.ReadLong(),
            Presets = new(reader.ReadLong(), reader.ReadBool(), reader.ReadLong(), reader.ReadBool()),
            ClientId = reader.ReadClientOrderId(),
            LifeHours = (int)reader.ReadLong(),
            IsApi = reader.ReadBool(),
        };
}
