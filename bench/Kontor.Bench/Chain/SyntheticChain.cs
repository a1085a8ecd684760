using System.Buffers.Binary;
using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Bench.Chain;

/// <summary>
/// Makes up blocks as an ordinary token chain has them. A few people and tokens take part in very much, most in very little: the nth of a kind is
/// met with a frequency that falls with n to the power of 2/3.
/// </summary>
internal sealed class SyntheticChain(int seed, int peopleMax)
{
    public const int TransactionsPerBlock = 200;
    public const int TokensMax = 200;
    public const long FirstMs = 1_700_000_000_000;
    public const long BlockMs = 2_000;

    // Of each ten transactions eight move a token, one moves coin, and one moves coin through a contract.
    private const int TransfersInTen = 8;

    public static readonly Hash32 Transfer = Hash32.Of("Transfer(address,address,uint256)"u8);

    private readonly Random _chance = new(seed);
    private Hash32 _newest;
    private long _height = -1;

    public static Address20 Person(int number) => AddressOf(0x11, number);

    public static Address20 Token(int number) => AddressOf(0x77, number);

    public static Hash32 HashOf(long height, int transaction)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        // Hashes are spread over their whole range, as real ones are.
        var spread = (ulong)((height << 10) + transaction + 1) * 0x9E37_79B9_7F4A_7C15;
        for (var at = 0; at < bytes.Length; at += sizeof(ulong), spread *= 0xD6E8_FEB8_6659_FD93)
            BinaryPrimitives.WriteUInt64BigEndian(bytes[at..], spread);
        return new Hash32(bytes);
    }

    /// <summary>Gives everybody some coin, so that fees have something to be taken from.</summary>
    public ChainBlock Genesis()
    {
        var grants = ImmutableArray.CreateBuilder<NativeGrant>(peopleMax);
        for (var person = 0; person < peopleMax; person++)
            grants.Add(new NativeGrant(Person(person), (UInt128)1_000_000_000_000_000_000 * (ulong)_chance.Next(1, 100_000)));
        return Block([], [], []) with { Grants = grants.MoveToImmutable() };
    }

    public ChainBlock Next()
    {
        var transactions = ImmutableArray.CreateBuilder<ChainTransaction>(TransactionsPerBlock);
        var logs = ImmutableArray.CreateBuilder<ChainLog>();
        var internals = ImmutableArray.CreateBuilder<InternalTransfer>();
        for (var index = 0; index < TransactionsPerBlock; index++)
        {
            var (from, to) = (Person(Often(peopleMax)), Person(Often(peopleMax)));
            var kind = _chance.Next(10);
            var contract = kind < TransfersInTen ? Token(Often(TokensMax)) : Token(0);
            if (kind < TransfersInTen)
                logs.Add(Log(index, logs.Count, contract, _chance.Next(100) == 0 ? Address20.Zero : from, to));
            else if (kind == TransfersInTen)
                internals.Add(new InternalTransfer(index, contract, to, Coin(), CallOperation.Call, true));
            transactions.Add(Transaction(index, from, kind <= TransfersInTen ? contract : to, kind < TransfersInTen));
        }
        return Block(transactions.MoveToImmutable(), logs.ToImmutable(), internals.ToImmutable());
    }

    private ChainBlock Block(
        ImmutableArray<ChainTransaction> transactions,
        ImmutableArray<ChainLog> logs,
        ImmutableArray<InternalTransfer> internals
    )
    {
        _height++;
        var parent = _newest;
        _newest = HashOf(_height, TransactionsPerBlock);
        return new ChainBlock
        {
            Height = _height,
            Hash = _newest,
            ParentHash = parent,
            TimeMs = FirstMs + (_height * BlockMs),
            Miner = AddressOf(0x99, 0),
            GasUsed = 60_000L * transactions.Length,
            GasLimit = 30_000_000,
            BaseFee = 1_000_000_000,
            SizeBytes = 200 * transactions.Length,
            Transactions = transactions,
            Logs = logs,
            InternalTransfers = internals,
        };
    }

    private ChainTransaction Transaction(int index, Address20 from, Address20 to, bool isTransfer)
    {
        var input = Array.Empty<byte>();
        if (isTransfer)
        {
            input = new byte[68];
            BinaryPrimitives.WriteUInt32BigEndian(input, 0xA905_9CBB);
            to.CopyTo(input.AsSpan(16));
            _chance.NextBytes(input.AsSpan(59));
        }
        return new ChainTransaction
        {
            Hash = HashOf(_height + 1, index),
            Index = index,
            From = from,
            To = to,
            Value = isTransfer ? Word256.Zero : Coin(),
            Nonce = (ulong)_chance.Next(10_000),
            GasLimit = 100_000,
            GasUsed = 60_000,
            GasPrice = 1_500_000_000,
            Type = TransactionType.DynamicFee,
            Input = input,
            SizeBytes = 110 + input.Length,
        };
    }

    private ChainLog Log(int transaction, int logIndex, Address20 contract, Address20 from, Address20 to)
    {
        var amount = new byte[Word256.Bytes];
        // Sums of every size alike, up to some ten billion of a token with 18 decimals.
        _chance.NextBytes(amount.AsSpan(Word256.Bytes - 1 - _chance.Next(11)));
        return new ChainLog(transaction, logIndex, contract, [Transfer, TopicOf(from), TopicOf(to)], amount);
    }

    private Word256 Coin() => (UInt128)1_000_000_000_000_000 * (ulong)Math.Exp(_chance.NextDouble() * 14);

    private int Often(int count) => (int)(count * Math.Pow(_chance.NextDouble(), 3));

    private static Hash32 TopicOf(Address20 address)
    {
        Span<byte> topic = stackalloc byte[Hash32.Bytes];
        topic.Clear();
        address.CopyTo(topic[(Hash32.Bytes - Address20.Bytes)..]);
        return new Hash32(topic);
    }

    private static Address20 AddressOf(byte kind, int number)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        bytes.Fill(kind);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], number);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], (uint)number * 0x9E37_79B1);
        return new Address20(bytes);
    }
}
