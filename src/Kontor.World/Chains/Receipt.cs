using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What came of a transaction.</summary>
public sealed record Receipt
{
    public required bool Succeeded { get; init; }
    public required long GasUsed { get; init; }

    /// <summary>What was really paid for a unit of gas: the block's base fee and the tip.</summary>
    public required long GasPrice { get; init; }

    /// <summary>The contract that it created.</summary>
    public Address20? Contract { get; init; }

    public ImmutableArray<EventLog> Logs { get; init; } = [];
    public ImmutableArray<ValueMove> Moves { get; init; } = [];

    /// <summary>Why it failed; empty when it did not.</summary>
    public string Error { get; init; } = "";

    /// <summary>In Ethereum's form, of a transaction of type 2.</summary>
    /// <param name="cumulativeGas">What it and all before it in the block used.</param>
    internal byte[] Encode(long cumulativeGas)
    {
        var bloom = new LogsBloom();
        AddTo(bloom);
        var logs = new RlpList();
        foreach (var log in Logs)
            logs.Add(log.ToRlp());
        var body = new RlpList().Add(Succeeded ? UInt128.One : UInt128.Zero).Add((UInt128)cumulativeGas).Add(bloom.Bits).Add(logs);
        return [SentTransaction.TypeByte, .. body.Encode()];
    }

    internal void AddTo(LogsBloom bloom)
    {
        foreach (var log in Logs)
            log.AddTo(bloom);
    }

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteBool(Succeeded);
        writer.WriteLong(GasUsed);
        writer.WriteLong(GasPrice);
        writer.WriteAddressOrNone(Contract);
        writer.WriteCount(Logs.Length);
        foreach (var log in Logs)
            writer.Write(log);
        writer.WriteCount(Moves.Length);
        foreach (var move in Moves)
            writer.Write(move);
        writer.WriteText(Error);
    }

    internal static Receipt Read(ref RecordReader reader)
    {
        var receipt = new Receipt
        {
            Succeeded = reader.ReadBool(),
            GasUsed = reader.ReadLong(),
            GasPrice = reader.ReadLong(),
            Contract = reader.ReadAddressOrNone(),
        };
        var logs = ImmutableArray.CreateBuilder<EventLog>(reader.ReadCount());
        for (var left = logs.Capacity; left > 0; left--)
            logs.Add(reader.ReadLog());
        var moves = ImmutableArray.CreateBuilder<ValueMove>(reader.ReadCount());
        for (var left = moves.Capacity; left > 0; left--)
            moves.Add(reader.ReadMove());
        return receipt with { Logs = logs.MoveToImmutable(), Moves = moves.MoveToImmutable(), Error = reader.ReadText() };
    }
}
