using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>Reads what the sender signed.</summary>
internal static class NodeTransaction
{
    public static TransactionType TypeOf(NodeFields transaction) =>
        // From before there were types.
        !transaction.Has("type"u8) ? TransactionType.Legacy
        : transaction.Quantity("type"u8) is var type && type <= (ulong)TransactionType.SetCode ? (TransactionType)(byte)(ulong)type
        : TransactionType.Other;

    public static ChainTransaction Read(NodeFields transaction, int index, NodeReceipt receipt, string error) =>
        new()
        {
            Hash = receipt.TransactionHash,
            Index = index,
            From = transaction.Address("from"u8),
            To = transaction.AddressOrNull("to"u8),
            Value = transaction.Quantity("value"u8),
            Nonce = NonceOf(transaction),
            GasLimit = transaction.LongUpToMax("gas"u8),
            GasUsed = receipt.GasUsed,
            GasPrice = receipt.GasPrice ?? transaction.QuantityOrNull("gasPrice"u8) ?? default,
            Type = TypeOf(transaction),
            Succeeded = receipt.Succeeded,
            Input = InputOf(transaction),
            SizeBytes = TransactionSize.Of(transaction),
            Error = receipt.Succeeded ? "" : error,
        };

    public static PendingTransaction ReadPending(NodeFields transaction, Hash32 hash, long seenMs) =>
        new()
        {
            Hash = hash,
            From = transaction.Address("from"u8),
            To = transaction.AddressOrNull("to"u8),
            Value = transaction.Quantity("value"u8),
            Nonce = NonceOf(transaction),
            GasLimit = transaction.LongUpToMax("gas"u8),
            GasPrice = transaction.QuantityOrNull("maxFeePerGas"u8) ?? transaction.QuantityOrNull("gasPrice"u8) ?? default,
            Type = TypeOf(transaction),
            Input = InputOf(transaction),
            SeenMs = seenMs,
        };

    private static ulong NonceOf(NodeFields transaction) =>
        transaction.Quantity("nonce"u8) is var nonce && nonce <= ulong.MaxValue
            ? (ulong)nonce
            : throw transaction.Wrong("nonce"u8, "a number of 64 bits");

    // The field was renamed; pools of old nodes still call it data.
    private static byte[] InputOf(NodeFields transaction) =>
        transaction.Has("input"u8)
            ? transaction.Data("input"u8, NodeBounds.InputBytesMax)
            : transaction.Data("data"u8, NodeBounds.InputBytesMax);
}
