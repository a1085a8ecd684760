using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>Sets more margin aside for an isolated position, or, below zero, takes some back.</summary>
public sealed record MovePositionMargin(ExchangeId Exchange, long User, long PositionId, Int128 Amount) : Command<Outcome<PositionRow>>
{
    public override CommandKind Kind => CommandKind.MovePositionMargin;

    public override Outcome<PositionRow> Apply(WorldState state, long nowMs) =>
        state.Ledger.Find(Exchange) is { } ledger
            ? state.Perpetuals.Of(ledger).Desk.MoveMargin(User, PositionId, Amount, nowMs)
            : Reject.UnknownExchange;

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteLong(PositionId);
        writer.WriteAmount(Amount);
    }

    public static MovePositionMargin Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadLong(), reader.ReadAmount());
}

/// <summary>Says whether more margin is to be set aside for an isolated position before it would be liquidated.</summary>
public sealed record SetAutoAppendMargin(ExchangeId Exchange, long User, long PositionId, bool Appends) : Command<Outcome<PositionRow>>
{
    public override CommandKind Kind => CommandKind.SetAutoAppendMargin;

    public override Outcome<PositionRow> Apply(WorldState state, long nowMs) =>
        state.Ledger.Find(Exchange) is { } ledger
            ? state.Perpetuals.Of(ledger).Desk.SetAutoAppend(User, PositionId, Appends)
            : Reject.UnknownExchange;

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteLong(PositionId);
        writer.WriteBool(Appends);
    }

    public static SetAutoAppendMargin Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadLong(), reader.ReadBool());
}

/// <summary>
/// Closes positions of a user at the market: one by its number, all of a contract, or, without either, all there are. With both, the
/// position must be of that contract.
/// </summary>
public sealed record ClosePositions(ExchangeId Exchange, long User, string Symbol, long PositionId)
    : Command<Outcome<ImmutableArray<ClosedPosition>>>
{
    public override CommandKind Kind => CommandKind.ClosePositions;

    public override Outcome<ImmutableArray<ClosedPosition>> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out var contract);
        return reject == Reject.None ? perpetuals.Desk.ClosePositions(User, contract, PositionId, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteLong(PositionId);
    }

    public static ClosePositions Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadLong());
}
