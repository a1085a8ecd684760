namespace Kontor.World.Ledger;

/// <summary>A finished move between two wallets of one user.</summary>
public sealed record Transfer
{
    public required long Id { get; init; }
    public required long UserNumber { get; init; }
    public required ExchangeId Exchange { get; init; }
    public required WalletId From { get; init; }
    public required WalletId To { get; init; }
    public required string Asset { get; init; }
    public required Int128 Amount { get; init; }
    public required long TimeMs { get; init; }
}
