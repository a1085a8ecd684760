using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>
/// A chain has taken a withdrawal. Without a transaction it can still be taken back; the command comes again when there is one.
/// </summary>
public sealed record WithdrawalSubmitted(long Id, string TxId) : Command<Outcome<Withdrawal>>
{
    public override CommandKind Kind => CommandKind.WithdrawalSubmitted;

    public override Outcome<Withdrawal> Apply(WorldState state, long nowMs)
    {
        var found = ChainReports.Find(state, Id);
        if (!found.IsOk)
            return found.Reject;
        var withdrawal = found.Value;
        if (!ShortText.Fits(TxId))
            return Reject.Malformed;
        var isKnown = withdrawal.TxId.Length > 0 && !string.Equals(withdrawal.TxId, TxId, StringComparison.Ordinal);
        if (isKnown || withdrawal.State == WithdrawalState.Processing)
            return Reject.WrongState;
        var submitted = withdrawal with { State = WithdrawalState.Submitted, TxId = TxId, UpdatedMs = nowMs };
        state.Funding.Put(submitted);
        return submitted;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteText(TxId);
    }

    public static WithdrawalSubmitted Read(ref RecordReader reader) => new(reader.ReadLong(), reader.ReadText());
}

/// <summary>How many blocks deep a withdrawal is. A chain that was rewritten may say fewer than before; what has arrived has arrived.</summary>
public sealed record WithdrawalConfirmed(long Id, int Confirmations) : Command<Outcome<Withdrawal>>
{
    public override CommandKind Kind => CommandKind.WithdrawalConfirmed;

    public override Outcome<Withdrawal> Apply(WorldState state, long nowMs)
    {
        var found = ChainReports.Find(state, Id);
        if (!found.IsOk)
            return found.Reject;
        if (Confirmations < 0)
            return Reject.Malformed;
        if (state.Funding.FindNetwork(found.Value.Network)!.IsStub)
            return StubChain.Confirm(state, found.Value, Confirmations, nowMs);
        return found.Value.TxId.Length > 0 ? WithdrawalDesk.Progress(state, found.Value, Confirmations, nowMs) : Reject.WrongState;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteLong(Confirmations);
    }

    public static WithdrawalConfirmed Read(ref RecordReader reader) => new(reader.ReadLong(), (int)reader.ReadLong());
}

/// <summary>The network will never take a withdrawal: everything goes back.</summary>
public sealed record WithdrawalFailed(long Id, string Reason) : Command<Outcome<Withdrawal>>
{
    public override CommandKind Kind => CommandKind.WithdrawalFailed;

    public override Outcome<Withdrawal> Apply(WorldState state, long nowMs)
    {
        var found = ChainReports.Find(state, Id);
        if (!found.IsOk)
            return found.Reject;
        if (!ShortText.Fits(Reason))
            return Reject.Malformed;
        // Where it went, it has been paid out already.
        var isSpent =
            found.Value.DepositId != 0 && state.Funding.Deposits.Find(found.Value.DepositId) is not { State: DepositState.Waiting };
        if (isSpent || !ChainPort.TryCallBack(state, found.Value))
            return Reject.WrongState;
        return WithdrawalDesk.GiveBack(state, found.Value, WithdrawalState.Failed, Reason, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteText(Reason);
    }

    public static WithdrawalFailed Read(ref RecordReader reader) => new(reader.ReadLong(), reader.ReadText());
}

internal static class ChainReports
{
    /// <summary>The open withdrawal that a chain speaks of.</summary>
    public static Outcome<Withdrawal> Find(WorldState state, long id)
    {
        if (state.Funding.Withdrawals.Find(id) is { } open)
            return open;
        var isFinished = id >= 1 && id <= state.Funding.NewestId && state.Funding.Deposits.Find(id) is null;
        return isFinished ? Reject.WrongState : Reject.UnknownMovement;
    }
}
