using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Referrals;

/// <summary>Writes down who brought a user to an exchange. That is done once: the same again changes nothing, another inviter is refused.</summary>
public sealed record SetInviter(ExchangeId Exchange, long User, long Inviter, string Code) : Command<Outcome<Referral>>
{
    public override CommandKind Kind => CommandKind.SetInviter;

    public override Outcome<Referral> Apply(WorldState state, long nowMs)
    {
        if (state.Referrals.Find(Exchange) is not { } book)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(User) is null || state.Directory.FindUser(Inviter) is null)
            return Reject.UnknownUser;
        if (!Bounds.IsName(Code))
            return Reject.Malformed;
        if (User == Inviter)
            return Reject.SameUser;
        if (book.Find(User) is { } known)
            return known.Inviter == Inviter && string.Equals(known.Code, Code, StringComparison.Ordinal) ? known : Reject.Conflict;
        // Nobody is brought by those whom he brought himself.
        if (book.Descends(Inviter, User))
            return Reject.Conflict;
        var referral = new Referral
        {
            User = User,
            Inviter = Inviter,
            Code = Code,
            TimeMs = nowMs,
        };
        book.Add(referral);
        return referral;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteLong(Inviter);
        writer.WriteText(Code);
    }

    public static SetInviter Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadLong(), reader.ReadText());
}

/// <summary>Sets what inviters get of the fees of those they brought, in millionths. The result is what they get from now on.</summary>
public sealed record SetRebateShare(ExchangeId Exchange, int Ppm) : Command<Outcome<int>>
{
    private const int PpmMax = 1_000_000;

    public override CommandKind Kind => CommandKind.SetRebateShare;

    public override Outcome<int> Apply(WorldState state, long nowMs)
    {
        if (state.Referrals.Find(Exchange) is not { } book)
            return Reject.UnknownExchange;
        if (Ppm is < 0 or > PpmMax)
            return Reject.Malformed;
        return book.SharePpm = Ppm;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(Ppm);
    }

    public static SetRebateShare Read(ref RecordReader reader) => new(new(reader.ReadText()), (int)reader.ReadLong());
}
