using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Adds a level of fees to an exchange, or changes it. Levels follow each other without a gap; level 0 is there from the beginning.</summary>
public sealed record DefineFeeTier(ExchangeId Exchange, FeeTier Tier) : Command<Outcome<FeeTier>>
{
    public override CommandKind Kind => CommandKind.DefineFeeTier;

    public override Outcome<FeeTier> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        if (!Tier.IsValid || Tier.Level > spot.FeeTiers.Count)
            return Reject.Malformed;
        spot.Put(Tier);
        return Tier;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.Write(Tier);
    }

    public static DefineFeeTier Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadFeeTier());
}

/// <summary>Puts a user on a level. Orders that are open keep the fees they came with.</summary>
public sealed record SetUserFeeTier(ExchangeId Exchange, long User, int Level) : Command<Outcome<FeeTier>>
{
    public override CommandKind Kind => CommandKind.SetUserFeeTier;

    public override Outcome<FeeTier> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is null)
            return Reject.UnknownUser;
        var spot = state.Spot.Of(ledger);
        if (Level < 0 || Level >= spot.FeeTiers.Count)
            return Reject.UnknownFeeTier;
        spot.PutTierOf(User, Level);
        return spot.FeeTiers[Level];
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteLong(Level);
    }

    public static SetUserFeeTier Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadLong(), (int)reader.ReadLong());
}
