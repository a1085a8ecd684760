using System.Numerics;
using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World;

/// <summary>The world's only source of chance: xoshiro256**, seeded once through splitmix64. Its state is part of every snapshot.</summary>
public sealed class Chance : IStateFolder
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public string Name => "chance";

    public void Seed(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number in [0, below), without bias: draws that would favour the small numbers are thrown away.</summary>
    public ulong Below(ulong below)
    {
        Invariant.Holds(below > 0);
        var rejected = (ulong.MaxValue % below + 1) % below;
        ulong drawn;
        do drawn = Next();
        while (drawn > ulong.MaxValue - rejected);
        return drawn % below;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteFixed(_a);
        writer.WriteFixed(_b);
        writer.WriteFixed(_c);
        writer.WriteFixed(_d);
    }

    public void Load(ref RecordReader reader)
    {
        _a = reader.ReadFixed();
        _b = reader.ReadFixed();
        _c = reader.ReadFixed();
        _d = reader.ReadFixed();
    }

    public void Check(ICollection<string> broken)
    {
        // The all-zero state is the one state the generator never leaves, and never enters.
        if ((_a | _b | _c | _d) == 0)
            broken.Add("chance: the generator stands still");
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
