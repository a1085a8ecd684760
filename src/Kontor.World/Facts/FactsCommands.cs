using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Facts;

/// <summary>Says what there is to know of a token, whoever lists it. Facts that say nothing take those before away.</summary>
public sealed record DescribeToken(TokenFacts Token) : Command<Outcome<TokenFacts>>
{
    public override CommandKind Kind => CommandKind.DescribeToken;

    public override Outcome<TokenFacts> Apply(WorldState state, long nowMs)
    {
        if (!Token.IsWellFormed)
            return Reject.Malformed;
        var reject = state.Facts.Put(Token);
        return reject == Reject.None ? Token : reject;
    }

    public override void Write(ref RecordWriter writer) => Token.Write(ref writer);

    public static DescribeToken Read(ref RecordReader reader) => new(TokenFacts.Read(ref reader));
}

/// <summary>Says what a sector is called. An empty name takes the one before away.</summary>
public sealed record DescribeSector(Sector Sector) : Command<Outcome<Sector>>
{
    public override CommandKind Kind => CommandKind.DescribeSector;

    public override Outcome<Sector> Apply(WorldState state, long nowMs)
    {
        if (!Sector.IsWellFormed)
            return Reject.Malformed;
        var reject = state.Facts.Put(Sector);
        return reject == Reject.None ? Sector : reject;
    }

    public override void Write(ref RecordWriter writer) => Sector.Write(ref writer);

    public static DescribeSector Read(ref RecordReader reader) => new(Sector.Read(ref reader));
}
