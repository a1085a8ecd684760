using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>
/// Cancels all orders of a user in a contract when he has not said this again within a time; 0 takes it back. The result is the instant,
/// or 0.
/// </summary>
public sealed record CancelAllAfter(ExchangeId Exchange, long User, string Symbol, long TimeoutMs) : Command<Outcome<long>>
{
    public override CommandKind Kind => CommandKind.CancelAllAfter;

    public override Outcome<long> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        if (reject == Reject.None)
            reject = PerpetualRules.OfUser(state.Directory.FindUser(User));
        return reject == Reject.None ? perpetuals.Risk.Silence.Set(contract, User, TimeoutMs, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteLong(TimeoutMs);
    }

    public static CancelAllAfter Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadLong());
}
