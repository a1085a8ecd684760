using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// How many bytes a signed transaction has on the wire. Nodes do not say, but it follows from the fields: each is an item in the recursive length
/// prefix encoding, of which only the lengths are added up here.
/// </summary>
internal static class TransactionSize
{
    private const int AddressItem = 1 + Address20.Bytes;
    private const int HashItem = 1 + Hash32.Bytes;

    /// <summary>0 for a type that only its own chain knows.</summary>
    public static int Of(NodeFields transaction)
    {
        var type = NodeTransaction.TypeOf(transaction);
        if (type == TransactionType.Other)
            return 0;
        var items =
            Signed(transaction)
            + type switch
            {
                TransactionType.Legacy => Number(transaction, "gasPrice"u8) + Signature(transaction, "v"u8),
                TransactionType.AccessList => Number(transaction, "gasPrice"u8),
                _ => Number(transaction, "maxFeePerGas"u8) + Number(transaction, "maxPriorityFeePerGas"u8),
            };
        if (type == TransactionType.Legacy)
            return List(items);
        items += Number(transaction, "chainId"u8) + AccessList(transaction) + Signature(transaction, "yParity"u8);
        if (type == TransactionType.Blob)
            items += Number(transaction, "maxFeePerBlobGas"u8) + List(Count(transaction, "blobVersionedHashes"u8) * HashItem);
        if (type == TransactionType.SetCode)
            items += Authorizations(transaction);
        // The type itself stands before the list.
        return 1 + List(items);
    }

    private static int Signed(NodeFields transaction) =>
        Number(transaction, "nonce"u8)
        + Number(transaction, "gas"u8)
        + (transaction.Has("to"u8) ? AddressItem : 1)
        + Number(transaction, "value"u8)
        + Text(transaction.TryGet("input"u8, out var input) ? input : default);

    private static int Signature(NodeFields transaction, ReadOnlySpan<byte> parity) =>
        Number(transaction, parity) + Number(transaction, "r"u8) + Number(transaction, "s"u8);

    private static int AccessList(NodeFields transaction)
    {
        if (transaction.ListOrNull("accessList"u8, NodeBounds.AccessListMax) is not { } list)
            return List(0);
        var items = 0;
        foreach (var one in list.EnumerateArray())
            items += List(AddressItem + List(Count(new NodeFields(one, transaction.Place), "storageKeys"u8) * HashItem));
        return List(items);
    }

    private static int Authorizations(NodeFields transaction)
    {
        if (transaction.ListOrNull("authorizationList"u8, NodeBounds.AccessListMax) is not { } list)
            return List(0);
        var items = 0;
        foreach (var one in list.EnumerateArray())
        {
            var fields = new NodeFields(one, transaction.Place);
            items += List(Number(fields, "chainId"u8) + AddressItem + Number(fields, "nonce"u8) + Signature(fields, "yParity"u8));
        }
        return List(items);
    }

    private static int Count(NodeFields fields, ReadOnlySpan<byte> name) =>
        fields.ListOrNull(name, NodeBounds.AccessListMax)?.GetArrayLength() ?? 0;

    /// <summary>A number without zeros in front. One below 128 is its own encoding, and zero is the empty text.</summary>
    private static int Number(NodeFields fields, ReadOnlySpan<byte> name)
    {
        var bits = (fields.QuantityOrNull(name) ?? default).BitLength;
        return bits <= 7 ? 1 : 1 + (bits + 7) / 8;
    }

    private static int Text(JsonElement data)
    {
        if (!NodeHex.TryDigits(data, out var digits))
            return 1;
        var length = digits.Length / 2;
        var isItself = length == 1 && digits[0] < (byte)'8';
        return isItself ? 1 : Prefix(length) + length;
    }

    private static int List(int length) => Prefix(length) + length;

    private static int Prefix(int length) =>
        length switch
        {
            <= 55 => 1,
            <= byte.MaxValue => 2,
            <= ushort.MaxValue => 3,
            <= 0xFF_FFFF => 4,
            _ => 5,
        };
}
