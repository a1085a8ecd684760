namespace Kontor.World.Chains;

/// <summary>
/// The header of a block without transactions, in Ethereum's form of the London upgrade: sixteen fields, RLP-encoded, and the hash of
/// the block is the Keccak-256 of that.
/// </summary>
public sealed record BlockHeader
{
    public const long GasLimit = 30_000_000;

    /// <summary>Keccak-256 of the RLP of an empty list: the uncles of a block that has none.</summary>
    private static readonly byte[] NoUncles = Keccak256.Hash(new RlpList().Encode());

    /// <summary>Keccak-256 of the RLP of an empty string: the root of a tree that has no leaves.</summary>
    private static readonly byte[] EmptyRoot = Keccak256.Hash([0x80]);

    public required long Height { get; init; }
    public required ReadOnlyMemory<byte> ParentHash { get; init; }
    public required ReadOnlyMemory<byte> StateRoot { get; init; }

    /// <summary>The chain's own time: whole seconds, as every contract on it would see them.</summary>
    public required long TimeS { get; init; }

    public byte[] Encode() =>
        new RlpList()
            .Add(ParentHash.Span)
            .Add(NoUncles)
            .Add(new byte[20])
            .Add(StateRoot.Span)
            .Add(EmptyRoot)
            .Add(EmptyRoot)
            .Add(new byte[256])
            .Add(UInt128.Zero)
            .Add((UInt128)Height)
            .Add((UInt128)GasLimit)
            .Add(UInt128.Zero)
            .Add((UInt128)TimeS)
            .Add([])
            .Add(new byte[32])
            .Add(new byte[8])
            .Add(UInt128.Zero)
            .Encode();

    public byte[] Hash() => Keccak256.Hash(Encode());
}
