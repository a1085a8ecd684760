using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>
/// Money moves between two wallets of one user, under a number that the client chose. Asked for again under the same number it is refused:
/// whoever did not hear the first answer can look the number up, and never pays twice.
/// </summary>
public sealed record TransferWithNumber(AccountPlace From, WalletId To, Int128 Amount, string Number) : Command<Outcome<Transfer>>
{
    public override CommandKind Kind => CommandKind.TransferWithNumber;

    public override Outcome<Transfer> Apply(WorldState state, long nowMs)
    {
        if (state.Funding.Find(From.Exchange) is not { } exchange)
            return Reject.UnknownExchange;
        if (!FundingBounds.IsNumber(Number))
            return Reject.Malformed;
        if (exchange.TransferNumbers.IsTaken(From.User, Number))
            return Reject.TradeNumberTaken;
        var moved = state.Ledger.Move(state, From, To, Amount, nowMs);
        if (moved.IsOk)
            exchange.TransferNumbers.Take(From.User, Number, moved.Value.Id);
        return moved;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.Write(From);
        writer.Write(To);
        writer.WriteAmount(Amount);
        writer.WriteText(Number);
    }

    public static TransferWithNumber Read(ref RecordReader reader) =>
        new(reader.ReadPlace(), reader.ReadWallet(), reader.ReadAmount(), reader.ReadText());
}
