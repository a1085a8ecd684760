using Kontor.Chains.Columns;
using Kontor.World.Chains;

namespace Kontor.Chains.Rows;

internal struct BlockRow
{
    public long TimeMs;
    public long GasUsed;
    public long GasLimit;
    public ulong Nonce;
    public Hash32 TransactionsRoot;
    public Slim BaseFee;
    public Slim Difficulty;
    public Slim Reward;
    public Slim Fees;
    public Slim Value;
    public int Miner;
    public int SizeBytes;
    public int OmmerCount;
    public bool HasBaseFee;
    public Counts End;
}
