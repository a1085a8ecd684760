using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

/// <summary>A transfer that a log of a made-up block is meant to tell of.</summary>
public sealed record Told(int LogIndex, Address20 Contract, TokenKind Kind, Address20 From, Address20 To, Word256? TokenId, Word256 Amount);

/// <summary>A made-up block, and what its logs are meant to say. The index has to find that out by itself.</summary>
public sealed record Story(ChainBlock Block, ImmutableArray<Told> Transfers);

/// <summary>
/// Makes up blocks: few people, few contracts, much happening between them, and everything that can go wrong or look odd in a real chain.
/// </summary>
public sealed class RandomChain(int seed, int transactionsMax)
{
    private readonly Random _chance = new(seed);
    private readonly List<Address20> _people = [];
    private readonly List<Address20> _contracts = [];

    public IReadOnlyList<Address20> Everybody => [.. _people, .. _contracts, Address20.Zero];

    public IReadOnlyList<Address20> Contracts => _contracts;

    public Story Next(ChainBlock? parent)
    {
        if (_people.Count == 0)
            Populate();
        var transactions = ImmutableArray.CreateBuilder<ChainTransaction>();
        var internals = ImmutableArray.CreateBuilder<InternalTransfer>();
        var creations = ImmutableArray.CreateBuilder<ContractCreation>();
        var logs = new RandomLogs(_chance, this);
        for (var index = 0; index < _chance.Next(transactionsMax + 1); index++)
        {
            var transaction = Transaction(index);
            transactions.Add(transaction);
            if (transaction.To is null && transaction.Succeeded)
                creations.Add(Creation(index, transaction.From));
            if (_chance.Next(12) == 0)
                creations.Add(Creation(index, Anybody()));
            for (var calls = _chance.Next(3); calls > 0; calls--)
                internals.Add(Internal(index));
            if (transaction.Succeeded)
                logs.Write(index, _chance.Next(4));
        }
        var block = new ChainBlock
        {
            Height = parent is null ? 100 : parent.Height + 1,
            Hash = Hash(),
            ParentHash = parent?.Hash ?? Hash(),
            TimeMs = (parent?.TimeMs ?? 1_700_000_000_000) + (_chance.Next(4) == 0 ? 0 : _chance.Next(20 * 60 * 60 * 1000)),
            Miner = _people[_chance.Next(3)],
            SizeBytes = _chance.Next(1_000_000),
            GasUsed = _chance.Next(1_000_000),
            GasLimit = 30_000_000,
            BaseFee = _chance.Next(3) == 0 ? null : (ulong)_chance.Next(8),
            Difficulty = Amount(),
            Nonce = (ulong)_chance.NextInt64(),
            TransactionsRoot = Hash(),
            OmmerCount = _chance.Next(2),
            Reward = _chance.Next(2) == 0 ? Word256.Zero : (ulong)_chance.Next(1_000_000),
            Transactions = transactions.ToImmutable(),
            InternalTransfers = internals.ToImmutable(),
            Creations = creations.ToImmutable(),
            Logs = logs.Logs.ToImmutable(),
            Grants =
                parent is null || _chance.Next(10) == 0
                    ? [new NativeGrant(Anybody(), Amount()), new NativeGrant(Anybody(), 1_000_000)]
                    : [],
        };
        return new Story(block, logs.Transfers.ToImmutable());
    }

    public Address20 Anybody()
    {
        var at = _chance.Next(_people.Count + 3);
        return at < _people.Count ? _people[at]
            : at == _people.Count ? Address20.Zero
            : _contracts[_chance.Next(_contracts.Count)];
    }

    /// <summary>Of any size: zero, small change, common sums, and what only a cheat would write.</summary>
    public Word256 Amount()
    {
        Span<byte> bytes = stackalloc byte[32];
        _chance.NextBytes(bytes);
        return _chance.Next(20) switch
        {
            0 => Word256.Zero,
            1 => Word256.FromBigEndian(bytes),
            2 => Word256.Max,
            < 12 => (ulong)_chance.Next(1, 50),
            _ => Word256.FromBigEndian(bytes[..9]),
        };
    }

    public Hash32 Hash()
    {
        Span<byte> bytes = stackalloc byte[32];
        _chance.NextBytes(bytes);
        return new Hash32(bytes);
    }

    private Address20 Somebody()
    {
        Span<byte> bytes = stackalloc byte[20];
        _chance.NextBytes(bytes);
        return new Address20(bytes);
    }

    private void Populate()
    {
        for (var n = 0; n < 9; n++)
            _people.Add(Somebody());
        for (var n = 0; n < 6; n++)
            _contracts.Add(Somebody());
    }

    private ChainTransaction Transaction(int index)
    {
        var input = new byte[_chance.Next(3) == 0 ? 0 : _chance.Next(80)];
        _chance.NextBytes(input.AsSpan(0, Math.Min(8, input.Length)));
        var succeeded = _chance.Next(5) > 0;
        return new ChainTransaction
        {
            Hash = Hash(),
            Index = index,
            From = Anybody(),
            To = _chance.Next(8) == 0 ? null : Anybody(),
            Value = _chance.Next(3) == 0 ? Word256.Zero : Amount(),
            Nonce = (ulong)_chance.Next(1_000),
            GasLimit = 100_000,
            GasUsed = _chance.Next(100_000),
            GasPrice = (ulong)_chance.Next(10),
            Type = (TransactionType)_chance.Next(3),
            Succeeded = succeeded,
            Input = input,
            SizeBytes = 100 + input.Length,
            Error = succeeded || _chance.Next(2) == 0 ? "" : "execution reverted: zu wenig Münzen",
        };
    }

    private InternalTransfer Internal(int index) =>
        new(index, Anybody(), Anybody(), Amount(), (CallOperation)_chance.Next(7), _chance.Next(4) > 0);

    private ContractCreation Creation(int index, Address20 creator)
    {
        // Some are made twice at one place, some are not seen before, some wrote logs before anybody said that they were made.
        var address = _chance.Next(3) == 0 ? _contracts[_chance.Next(_contracts.Count)] : Somebody();
        if (_contracts.Count < 12 && !_contracts.Contains(address))
            _contracts.Add(address);
        return new ContractCreation(index, creator, address, Hash(), _chance.Next(24_000));
    }
}
