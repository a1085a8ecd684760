using System.Buffers;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>Addresses that follow from a world's seed: the same world has the same ones. Nobody has a key to them.</summary>
public static class SeedAddress
{
    public static Address20 Of(ulong seed, string what)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        writer.WriteText(what);
        writer.WriteFixed(seed);
        return new Address20(Keccak256.Hash(output.WrittenSpan).AsSpan(Keccak256.HashBytes - Address20.Bytes));
    }

    /// <summary>From where an exchange sends what is withdrawn: the same on all chains.</summary>
    public static Address20 HotWallet(ulong seed, string exchange) => Of(seed, $"hot wallet of {exchange}");

    /// <summary>Who has created the contracts that were there from the beginning.</summary>
    public static Address20 Treasury(ulong seed) => Of(seed, "treasury");
}
