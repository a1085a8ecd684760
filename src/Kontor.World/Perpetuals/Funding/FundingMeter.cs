using Kontor.World.Codec;

namespace Kontor.World.Perpetuals.Funding;

/// <summary>What the funding of one contract has come to since the last round, and when the next one is.</summary>
public sealed class FundingMeter
{
    public const long MinuteMs = 60_000;

    private PremiumAverage _premium;

    /// <summary>The rate of the last round.</summary>
    public long LastRatePpb { get; private set; }

    /// <summary>0 before the first.</summary>
    public long LastRoundMs { get; private set; }

    /// <summary>0 while the contract is not open yet.</summary>
    public long NextRoundMs { get; internal set; }

    /// <summary>The minute that was sampled last; 0 before there was an index.</summary>
    public long SampledMs { get; private set; }

    public long PremiumPpb => _premium.Ppb;

    /// <summary>What the next round will charge if nothing changes until then.</summary>
    public long ForecastPpb(ContractRecord contract) => FundingRate.Of(PremiumPpb, contract.InterestPpm * 1_000L, CapPpb(contract));

    public static long CapPpb(ContractRecord contract) => contract.FundingCapPpm * 1_000L;

    internal void BeginSampling(long nowMs) => SampledMs = nowMs;

    /// <summary>Takes a sample for every minute since the last one: nobody looked in between, so nothing is known to have changed.</summary>
    internal void Sample(long samplePpb, long nowMs)
    {
        _premium.Add(samplePpb, Math.Max(1, (nowMs - SampledMs) / MinuteMs));
        SampledMs = nowMs;
    }

    /// <summary>A round is over: the average begins anew.</summary>
    internal void CloseRound(long ratePpb, long nowMs)
    {
        (LastRatePpb, LastRoundMs) = (ratePpb, nowMs);
        _premium = default;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(LastRatePpb);
        writer.WriteLong(LastRoundMs);
        writer.WriteLong(NextRoundMs);
        writer.WriteLong(SampledMs);
        writer.WriteAmount(_premium.Sum);
        writer.WriteLong(_premium.Minutes);
    }

    internal void Load(ref RecordReader reader)
    {
        LastRatePpb = reader.ReadLong();
        LastRoundMs = reader.ReadLong();
        NextRoundMs = reader.ReadLong();
        SampledMs = reader.ReadLong();
        _premium = new PremiumAverage { Sum = reader.ReadAmount(), Minutes = reader.ReadLong() };
    }
}
