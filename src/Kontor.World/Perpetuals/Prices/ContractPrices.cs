using Kontor.World.Codec;
using Kontor.World.Perpetuals.Funding;

namespace Kontor.World.Perpetuals.Prices;

/// <summary>The prices of one contract beside those of its book, and what its funding has come to since the last round. Price units.</summary>
public sealed class ContractPrices
{
    private PremiumAverage _premium;

    /// <summary>What the underlying costs elsewhere; 0 before anybody said so.</summary>
    public long IndexUnits { get; private set; }
    public long IndexMs { get; private set; }

    /// <summary>What positions are valued at; 0 before there was an index or a trade.</summary>
    public long MarkUnits { get; internal set; }

    /// <summary>The rate of the last round.</summary>
    public long LastRatePpb { get; private set; }

    /// <summary>When the next round is due; 0 while none is.</summary>
    public long NextRoundMs { get; internal set; }

    /// <summary>The minute that was sampled last.</summary>
    public long SampledMs { get; private set; }

    public long PremiumPpb => _premium.Ppb;

    /// <summary>What the next round would charge if nothing changed until then.</summary>
    public long ForecastRatePpb(long interestPpb, long capPpb) => FundingRate.Of(PremiumPpb, interestPpb, capPpb);

    internal void SetIndex(long indexUnits, long nowMs)
    {
        Invariant.Holds(indexUnits > 0);
        (IndexUnits, IndexMs) = (indexUnits, nowMs);
        if (SampledMs == 0)
            SampledMs = nowMs;
    }

    internal void Sample(long samplePpb, long nowMs, long minuteMs)
    {
        _premium.Add(samplePpb, Math.Max(1, (nowMs - SampledMs) / minuteMs));
        SampledMs = nowMs;
    }

    /// <summary>A round is over: the average begins anew.</summary>
    internal void CloseRound(long ratePpb, long nextRoundMs)
    {
        (LastRatePpb, NextRoundMs) = (ratePpb, nextRoundMs);
        _premium = default;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(IndexUnits);
        writer.WriteLong(IndexMs);
        writer.WriteLong(MarkUnits);
        writer.WriteLong(LastRatePpb);
        writer.WriteLong(NextRoundMs);
        writer.WriteLong(SampledMs);
        writer.WriteAmount(_premium.Sum);
        writer.WriteLong(_premium.Minutes);
    }

    internal void Load(ref RecordReader reader)
    {
        IndexUnits = reader.ReadLong();
        IndexMs = reader.ReadLong();
        MarkUnits = reader.ReadLong();
        LastRatePpb = reader.ReadLong();
        NextRoundMs = reader.ReadLong();
        SampledMs = reader.ReadLong();
        _premium = new PremiumAverage { Sum = reader.ReadAmount(), Minutes = reader.ReadLong() };
    }
}
