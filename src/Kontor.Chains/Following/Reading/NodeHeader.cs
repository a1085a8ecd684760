using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>A block as the node gives it: enough is read to know which block it is, the rest when its receipts are there.</summary>
internal sealed class NodeHeader
{
    private readonly NodeFields _fields;

    /// <param name="isWhole">The node was asked for the transactions and not only for their hashes.</param>
    public NodeHeader(JsonElement block, NodePlace place, bool isWhole)
    {
        _fields = new NodeFields(block, place);
        Height = _fields.Long("number"u8);
        Hash = _fields.Hash("hash"u8);
        ParentHash = _fields.Hash("parentHash"u8);
        var timeS = _fields.Long("timestamp"u8, NodeBounds.TimeSMax);
        TimeMs = timeS * 1_000;
        if (place.Height >= 0 && Height != place.Height)
            throw place.Broken($"block {Height} instead");
        Transactions = isWhole ? ReadTransactions() : [];
        Hashes = new Hash32[Transactions.Length];
        for (var index = 0; index < Hashes.Length; index++)
            Hashes[index] = Transactions[index].Hash("hash"u8);
    }

    public long Height { get; }
    public Hash32 Hash { get; }
    public Hash32 ParentHash { get; }
    public long TimeMs { get; }
    public NodeFields[] Transactions { get; }

    /// <summary>Of the transactions, in their order.</summary>
    public Hash32[] Hashes { get; }
    public NodePlace Place => _fields.Place;

    public ChainHead Head => new(Height, Hash, TimeMs);

    public Word256? BaseFee => _fields.QuantityOrNull("baseFeePerGas"u8);

    public ChainBlock ToBlock() =>
        new()
        {
            Height = Height,
            Hash = Hash,
            ParentHash = ParentHash,
            TimeMs = TimeMs,
            Miner = _fields.AddressOrNull("miner"u8) ?? default,
            SizeBytes = _fields.Has("size"u8) ? (int)_fields.Long("size"u8, int.MaxValue) : 0,
            GasUsed = _fields.Long("gasUsed"u8),
            GasLimit = _fields.LongUpToMax("gasLimit"u8),
            BaseFee = BaseFee,
            Difficulty = _fields.QuantityOrNull("difficulty"u8) ?? default,
            Nonce = (ulong)(_fields.QuantityOrNull("nonce"u8) is { } nonce && nonce <= ulong.MaxValue ? nonce : default),
            TransactionsRoot = _fields.Hash("transactionsRoot"u8),
            OmmerCount = _fields.ListOrNull("uncles"u8, NodeBounds.OmmersPerBlockMax)?.GetArrayLength() ?? 0,
        };

    /// <summary>Stakes that came back, counted in thousand-millionths of a coin, and coin that another layer sent.</summary>
    public ImmutableArray<NativeGrant> Grants()
    {
        var grants = ImmutableArray.CreateBuilder<NativeGrant>();
        if (_fields.ListOrNull("withdrawals"u8, NodeBounds.WithdrawalsPerBlockMax) is { } withdrawals)
        {
            var index = 0;
            foreach (var one in withdrawals.EnumerateArray())
            {
                var withdrawal = new NodeFields(one, Place with { Index = index++ });
                if (!Word256.TryMultiply(withdrawal.Quantity("amount"u8), 1_000_000_000, out var value))
                    throw withdrawal.Wrong("amount"u8, "an amount that exists");
                grants.Add(new NativeGrant(withdrawal.Address("address"u8), value));
            }
        }
        foreach (var transaction in Transactions)
        {
            if (transaction.QuantityOrNull("mint"u8) is { IsZero: false } minted)
                grants.Add(new NativeGrant(transaction.Address("from"u8), minted));
        }
        return grants.ToImmutable();
    }

    private NodeFields[] ReadTransactions()
    {
        var list = _fields.List("transactions"u8, NodeBounds.TransactionsPerBlockMax);
        var transactions = new NodeFields[list.GetArrayLength()];
        var index = 0;
        foreach (var one in list.EnumerateArray())
        {
            var fields = new NodeFields(one, Place with { Index = index });
            if (fields.Hash("blockHash"u8) != Hash)
                throw fields.Wrong("blockHash"u8, "that of the block");
            if (fields.Long("transactionIndex"u8) != index)
                throw fields.Wrong("transactionIndex"u8, "its place in the block");
            transactions[index++] = fields;
        }
        return transactions;
    }
}
