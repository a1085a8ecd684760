using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Changes how a chain makes blocks. What is null stays; the base fee is that of the next block alone.</summary>
public sealed record ConfigureChain(string Chain) : Command<Outcome<ChainSettings>>
{
    public bool? IsMining { get; init; }
    public long? BlockMs { get; init; }
    public long? IdleBlockMs { get; init; }
    public long? GasLimit { get; init; }
    public long? BaseFeeMin { get; init; }
    public long? BaseFee { get; init; }

    public override CommandKind Kind => CommandKind.ConfigureChain;

    public override Outcome<ChainSettings> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.FindAny(Chain) is not { } chain)
            return Reject.UnknownChain;
        // Without gas there is no limit of it, and no fee that all blocks agree on.
        if (chain is not Chains.Chain && (GasLimit ?? BaseFee) is not null)
            return Reject.Malformed;
        var (known, isMining) = (chain.Settings, IsMining ?? chain.Settings.IsMining);
        var settings = known with
        {
            IsMining = isMining,
            BlockMs = BlockMs ?? known.BlockMs,
            IdleBlockMs = IdleBlockMs ?? known.IdleBlockMs,
            GasLimit = GasLimit ?? known.GasLimit,
            BaseFeeMin = BaseFeeMin ?? known.BaseFeeMin,
        };
        if (!settings.IsWellFormed || BaseFee is < 0 or > ChainBounds.FeeMax)
            return Reject.Malformed;
        if (!state.Schedule.HasRoom)
            return Reject.TooMany;
        chain.Settings = settings;
        if (chain is Chains.Chain withGas)
            withGas.BaseFeeWanted = BaseFee ?? withGas.BaseFeeWanted;
        // What was asked for under the old settings comes too early or too late.
        chain.NextBlockMs = 0;
        ChainClock.Wake(state, chain, nowMs);
        return settings;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteBoolOrNone(IsMining);
        writer.WriteLongOrNone(BlockMs);
        writer.WriteLongOrNone(IdleBlockMs);
        writer.WriteLongOrNone(GasLimit);
        writer.WriteLongOrNone(BaseFeeMin);
        writer.WriteLongOrNone(BaseFee);
    }

    public static ConfigureChain Read(ref RecordReader reader) =>
        new(reader.ReadText())
        {
            IsMining = reader.ReadBoolOrNone(),
            BlockMs = reader.ReadLongOrNone(),
            IdleBlockMs = reader.ReadLongOrNone(),
            GasLimit = reader.ReadLongOrNone(),
            BaseFeeMin = reader.ReadLongOrNone(),
            BaseFee = reader.ReadLongOrNone(),
        };
}
