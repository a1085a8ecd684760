using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What a chain is called and what it counts in.</summary>
public sealed record ChainRecord
{
    /// <summary>The name inside Kontor, e.g. <c>xlayer</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The number by which the world outside knows it, e.g. 196.</summary>
    public required long ChainId { get; init; }

    public required string FullName { get; init; }
    public required string ShortName { get; init; }
    public required string NativeSymbol { get; init; }
    public required int NativeDecimals { get; init; }
    public required long GenesisMs { get; init; }

    /// <summary>To whom the contracts of the genesis belong: it mints their tokens.</summary>
    public Address20 Treasury { get; init; }

    /// <summary>Who gets the tips.</summary>
    public Address20 Miner { get; init; }

    internal bool IsWellFormed =>
        Bounds.IsName(Name)
        && Bounds.IsName(FullName)
        && Bounds.IsName(ShortName)
        && Bounds.IsName(NativeSymbol)
        && ChainId >= 0
        && NativeDecimals is >= 0 and <= ChainBounds.DecimalsMax
        && GenesisMs is >= 0 and <= Bounds.InstantMaxMs;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Name);
        writer.WriteLong(ChainId);
        writer.WriteText(FullName);
        writer.WriteText(ShortName);
        writer.WriteText(NativeSymbol);
        writer.WriteLong(NativeDecimals);
        writer.WriteLong(GenesisMs);
        writer.WriteAddress(Treasury);
        writer.WriteAddress(Miner);
    }

    internal static ChainRecord Read(ref RecordReader reader) =>
        new()
        {
            Name = reader.ReadText(),
            ChainId = reader.ReadLong(),
            FullName = reader.ReadText(),
            ShortName = reader.ReadText(),
            NativeSymbol = reader.ReadText(),
            NativeDecimals = (int)reader.ReadLong(),
            GenesisMs = reader.ReadLong(),
            Treasury = reader.ReadAddress(),
            Miner = reader.ReadAddress(),
        };
}
