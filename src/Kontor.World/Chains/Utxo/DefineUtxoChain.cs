using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains.Utxo;

/// <summary>Begins a chain of outputs with a genesis block: what is given to whom. An address can be given several coins.</summary>
public sealed record DefineUtxoChain(ChainRecord Chain, ImmutableArray<CoinGift> Gifts) : Command<Outcome<BlockRecord>>
{
    public UtxoTerms Terms { get; init; } = new();
    public ChainSettings Settings { get; init; } = new() { BlockMs = 600_000 };

    public override CommandKind Kind => CommandKind.DefineUtxoChain;

    public override Outcome<BlockRecord> Apply(WorldState state, long nowMs)
    {
        if (!Chain.IsWellFormed || !Settings.IsWellFormed || !Terms.IsWellFormed)
            return Reject.Malformed;
        if (state.Chains.FindAny(Chain.Name) is not null)
            return Reject.NameTaken;
        if (state.Chains.Count >= Bounds.ChainsMax || Gifts.Length > Bounds.AllocationsPerChainMax || !state.Schedule.HasRoom)
            return Reject.TooMany;
        var outputs = CoinGift.ToOutputs(Gifts);
        if (!outputs.IsOk)
            return outputs.Reject;
        var reject = Check(outputs.Value);
        if (reject != Reject.None)
            return reject;
        var chain = new UtxoChain(state.Chains.Utxo.Count, Chain, Terms, state.Chains.UtxoArchive) { Settings = Settings };
        UtxoBlockMaker.MakeGenesis(chain, outputs.Value);
        state.Chains.Add(chain);
        ChainClock.Wake(state, chain, nowMs);
        return chain.TipRecord();
    }

    private static Reject Check(ImmutableArray<UtxoOutput> gifts)
    {
        long sum = 0;
        foreach (var (amount, _) in gifts)
        {
            if (amount <= 0)
                return Reject.NotPositive;
            if (amount > UtxoBounds.AmountMax - sum)
                return Reject.Overflow;
            sum += amount;
        }
        return Reject.None;
    }

    public override void Write(ref RecordWriter writer)
    {
        Chain.Write(ref writer);
        CoinGift.WriteAll(ref writer, Gifts);
        Terms.Write(ref writer);
        Settings.Write(ref writer);
    }

    public static DefineUtxoChain Read(ref RecordReader reader) =>
        new(ChainRecord.Read(ref reader), CoinGift.ReadAll(ref reader))
        {
            Terms = UtxoTerms.Read(ref reader),
            Settings = ChainSettings.Read(ref reader),
        };
}
