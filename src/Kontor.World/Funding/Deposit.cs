using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>A number, once used, keeps its meaning for ever: it stands in the history on disk.</summary>
public enum DepositState : byte
{
    /// <summary>Seen on the network, not deep enough yet.</summary>
    Waiting = 1,

    /// <summary>Deep enough, but deposits are closed: it is credited as soon as they open.</summary>
    Held = 2,

    /// <summary>Credited.</summary>
    Success = 3,

    /// <summary>Less than the minimum: never credited.</summary>
    Dust = 4,

    /// <summary>Sent to an address that was never given to anybody: never credited.</summary>
    Unclaimed = 5,

    /// <summary>The network took it back before it was credited.</summary>
    Dropped = 6,
}

/// <summary>Coins that came in over a network, or from another user of the same exchange.</summary>
public sealed record Deposit
{
    /// <summary>Deposits and withdrawals are counted together: one number never names both.</summary>
    public required long Id { get; init; }

    public required ExchangeId Exchange { get; init; }

    /// <summary>0 when it was sent to nobody's address.</summary>
    public required long User { get; init; }

    public required string Asset { get; init; }

    /// <summary>Empty when it came from a user of the same exchange.</summary>
    public required string Network { get; init; }

    public required string Address { get; init; }
    public string Memo { get; init; } = "";
    public required Int128 Amount { get; init; }
    public required string TxId { get; init; }

    /// <summary>The place within its transaction, which can carry several.</summary>
    public long TxIndex { get; init; }

    /// <summary>Who sent it, when that was a user of the same exchange; otherwise 0.</summary>
    public long FromUser { get; init; }

    public required DepositState State { get; init; }
    public int Confirmations { get; init; }
    public required long CreatedMs { get; init; }
    public required long UpdatedMs { get; init; }

    /// <summary>When the stub chain comes back to it; 0 when it does not.</summary>
    internal long NextStepMs { get; init; }

    /// <summary>The block of a chain of this world that holds it; 0 for none.</summary>
    internal long BlockHeight { get; init; }

    public bool IsOpen => State is DepositState.Waiting or DepositState.Held;
}
