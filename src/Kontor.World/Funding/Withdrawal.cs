using Kontor.World.Ledger;

namespace Kontor.World.Funding;

/// <summary>A number, once used, keeps its meaning for ever: it stands in the history on disk.</summary>
public enum WithdrawalState : byte
{
    /// <summary>The money has left its wallet; the house has not passed it on yet.</summary>
    Created = 1,

    /// <summary>Given to the network, not in a block yet.</summary>
    Submitted = 2,

    /// <summary>In a block, not deep enough yet.</summary>
    Processing = 3,

    Success = 4,

    /// <summary>The network did not take it; everything went back.</summary>
    Failed = 5,

    /// <summary>The user took it back; everything went back.</summary>
    Canceled = 6,
}

/// <summary>Coins on their way out of an exchange, or to another user of it.</summary>
public sealed record Withdrawal
{
    /// <summary>Deposits and withdrawals are counted together: one number never names both.</summary>
    public required long Id { get; init; }

    public required ExchangeId Exchange { get; init; }
    public required long User { get; init; }
    public required string Asset { get; init; }

    /// <summary>Where it was taken from, and where it goes back to when nothing comes of it.</summary>
    internal WalletKind Wallet { get; init; }

    /// <summary>Empty when it went to a user of the same exchange.</summary>
    public required string Network { get; init; }

    public required string Address { get; init; }
    public string Memo { get; init; } = "";

    /// <summary>Who got it, when that was a user of the same exchange; otherwise 0.</summary>
    public long ToUser { get; init; }

    /// <summary>What left the wallet, with the fee inside.</summary>
    public required Int128 Amount { get; init; }

    public required Int128 Fee { get; init; }

    /// <summary>What arrives.</summary>
    public Int128 Arrival => Amount - Fee;

    /// <summary>By which the client knows it again; may be empty.</summary>
    public string ClientNumber { get; init; } = "";

    public required WithdrawalState State { get; init; }
    public int Confirmations { get; init; }
    public string TxId { get; init; } = "";

    /// <summary>Why it failed, in the chain's words.</summary>
    public string Reason { get; init; } = "";

    public required long CreatedMs { get; init; }
    public required long UpdatedMs { get; init; }

    /// <summary>When the clock comes back to it; 0 when it does not.</summary>
    internal long NextStepMs { get; init; }

    /// <summary>The block of a chain of this world that holds it; 0 for none.</summary>
    internal long BlockHeight { get; init; }

    /// <summary>The deposit that it became at an exchange of this world, through the stub chain; 0 for none.</summary>
    internal long DepositId { get; init; }

    public bool IsOpen => State is WithdrawalState.Created or WithdrawalState.Submitted or WithdrawalState.Processing;

    /// <summary>Nobody outside has seen it: a transaction that is on its way cannot be called back.</summary>
    internal bool CanCancel => State is WithdrawalState.Created or WithdrawalState.Submitted && TxId.Length == 0;
}
