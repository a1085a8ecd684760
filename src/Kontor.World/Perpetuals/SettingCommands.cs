using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>Sets one or several leverages of a user in a contract. Open positions and orders follow.</summary>
public sealed record SetLeverage(ExchangeId Exchange, long User, string Symbol, LeverageChange Change) : Command<Outcome<SeatSettings>>
{
    public override CommandKind Kind => CommandKind.SetLeverage;

    public override Outcome<SeatSettings> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        return reject == Reject.None ? perpetuals.Desk.SetLeverage(contract, User, Change, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteLong(Change.Cross);
        writer.WriteLong(Change.Long);
        writer.WriteLong(Change.Short);
    }

    public static SetLeverage Read(ref RecordReader reader) =>
        new(
            new(reader.ReadText()),
            reader.ReadLong(),
            reader.ReadText(),
            new((int)reader.ReadLong(), (int)reader.ReadLong(), (int)reader.ReadLong())
        );
}

/// <summary>Sets what positions of a user in a contract may lose. Nothing may be open there.</summary>
public sealed record SetMarginMode(ExchangeId Exchange, long User, string Symbol, MarginMode Mode) : Command<Outcome<SeatSettings>>
{
    public override CommandKind Kind => CommandKind.SetMarginMode;

    public override Outcome<SeatSettings> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        return reject == Reject.None ? perpetuals.Desk.SetMarginMode(contract, User, Mode) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteByte((byte)Mode);
    }

    public static SetMarginMode Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), (MarginMode)reader.ReadByte());
}

/// <summary>Sets margin mode and leverage of a user in a contract together: where one of them cannot be, both stay as they are.</summary>
public sealed record SetSeatTerms(ExchangeId Exchange, long User, string Symbol, MarginMode Mode, int Leverage)
    : Command<Outcome<SeatSettings>>
{
    public override CommandKind Kind => CommandKind.SetSeatTerms;

    public override Outcome<SeatSettings> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        return reject == Reject.None ? perpetuals.Desk.SetTerms(contract, User, Mode, Leverage, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteByte((byte)Mode);
        writer.WriteLong(Leverage);
    }

    public static SetSeatTerms Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), (MarginMode)reader.ReadByte(), (int)reader.ReadLong());
}

/// <summary>Sets how a user holds positions at an exchange. Nothing may be open there.</summary>
public sealed record SetPositionMode(ExchangeId Exchange, long User, PositionMode Mode) : Command<Outcome<PositionMode>>
{
    public override CommandKind Kind => CommandKind.SetPositionMode;

    public override Outcome<PositionMode> Apply(WorldState state, long nowMs) =>
        state.Ledger.Find(Exchange) is { } ledger ? state.Perpetuals.Of(ledger).Desk.SetPositionMode(User, Mode) : Reject.UnknownExchange;

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteByte((byte)Mode);
    }

    public static SetPositionMode Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), (PositionMode)reader.ReadByte());
}
