using Kontor.Chains.Columns;
using Kontor.Chains.Model;

namespace Kontor.Chains.Rows;

internal struct TransactionRow
{
    public Slim Value;
    public Slim GasPrice;
    public ulong Nonce;
    public long GasLimit;
    public long GasUsed;

    /// <summary>Where the input begins, and the reason of a failure right behind it.</summary>
    public long TextStart;

    public int InputBytes;
    public int ErrorBytes;
    public int Block;
    public int From;

    /// <summary>Nobody (-1), where a contract is made.</summary>
    public int To;

    /// <summary>The contract that was made in place of a receiver; else nobody.</summary>
    public int Created;

    public uint Method;
    public int SizeBytes;
    public int InternalsEnd;
    public int LogsEnd;
    public int TransfersEnd;
    public TransactionType Type;
    public bool Succeeded;

    /// <summary>Whose histories it is in, on the receiving side.</summary>
    public readonly int Receiver => To >= 0 ? To : Created;

    public readonly bool CallsMethod => To >= 0 && InputBytes >= sizeof(uint);
}
