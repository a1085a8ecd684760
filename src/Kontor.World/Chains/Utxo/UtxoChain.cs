using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Chains.Utxo;

/// <summary>A blockchain of Bitcoin's kind: there are no accounts, only outputs of transactions that nobody has spent yet.</summary>
public sealed class UtxoChain : WorldChain
{
    private long _nextArrival = 1;

    internal UtxoChain(int index, ChainRecord record, UtxoTerms terms, UtxoArchive archive)
        : base(index, record)
    {
        Terms = terms;
        Blocks = new UtxoBlockStore(archive, index);
    }

    public UtxoTerms Terms { get; }
    public UtxoBlockStore Blocks { get; }

    /// <summary>What the genesis gave to all together.</summary>
    public long Allocated { get; internal set; }

    internal CoinSet Coins { get; } = new();
    internal CoinPool Pool { get; } = new();

    public override long BlockCount => Blocks.Count;

    /// <summary>Satoshi that there are: what the genesis gave, and what blocks have given since.</summary>
    public long Supply => Allocated + Terms.SubsidiesUpTo(TipHeight);

    /// <summary>Scripts that something belongs to.</summary>
    public int Holders => Coins.Owners;

    /// <summary>Those that no block has yet, dearest first.</summary>
    public ImmutableArray<SentCoins> Pending => Pool.InOrder;

    internal override int UndoableCount => Blocks.UndoableCount;
    internal override long TipMs => Blocks.Tip.TimeMs;
    internal override DueKind Due => DueKind.UtxoBlock;

    // What somebody sent for less than a block takes now waits until blocks are cheaper.
    internal override bool HasReady => Pool.ByArrival.Any(sent => sent.Pays(Settings.BaseFeeMin));

    /// <summary>What an owner has in blocks.</summary>
    public long BalanceOf(Script owner) => Coins.BalanceOf(owner);

    public bool TryFindCoin(OutPoint point, out Coin coin) => Coins.TryFind(point, out coin);

    public SentCoins? FindPending(Hash32 id) => Pool.Find(id);

    /// <summary>Whether a block of that height can spend it.</summary>
    internal bool IsRipe(in Coin coin, long height) => !coin.IsCoinbase || height - coin.Height >= Terms.MaturityBlocks;

    internal override BlockRecord TipRecord()
    {
        var tip = Blocks.Tip;
        return new BlockRecord
        {
            Height = tip.Height,
            Hash = DoubleSha.Text(tip.Hash),
            ParentHash = DoubleSha.Text(tip.ParentHash),
            TimeMs = tip.TimeMs,
            TransactionCount = tip.Transactions.Length,
            SizeBytes = tip.SizeBytes,
        };
    }

    internal override void MineAt(WorldState state, long blockMs, long nowMs) => UtxoDesk.MineAt(state, this, blockMs, nowMs);

    internal override void Rewind(WorldState state, int depth, bool keepsTransactions, long nowMs) =>
        UtxoDesk.Rewind(state, this, depth, keepsTransactions, nowMs);

    internal override void Grow(WorldState state, ulong seed, long untilMs, int blocks, long nowMs) =>
        new UtxoPast(state, this, seed).Grow(untilMs, blocks, nowMs);

    internal long TakeArrival() => _nextArrival++;

    internal void Save(ref RecordWriter writer)
    {
        Record.Write(ref writer);
        Terms.Write(ref writer);
        Settings.Write(ref writer);
        writer.WriteLong(Forks);
        writer.WriteLong(NextBlockMs);
        writer.WriteLong(Allocated);
        writer.WriteLong(_nextArrival);
        Blocks.Save(ref writer);
        Coins.Save(ref writer);
        Pool.Save(ref writer);
    }

    internal static UtxoChain Load(ref RecordReader reader, int index, UtxoArchive archive)
    {
        var chain = new UtxoChain(index, ChainRecord.Read(ref reader), UtxoTerms.Read(ref reader), archive)
        {
            Settings = ChainSettings.Read(ref reader),
            Forks = (int)reader.ReadLong(),
            NextBlockMs = reader.ReadLong(),
            Allocated = reader.ReadLong(),
            _nextArrival = reader.ReadLong(),
        };
        chain.Blocks.Load(ref reader);
        chain.Coins.Load(ref reader);
        chain.Pool.Load(ref reader);
        return chain;
    }
}
