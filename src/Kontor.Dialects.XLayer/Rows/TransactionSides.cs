using Kontor.Chains.Views;

namespace Kontor.Dialects.XLayer.Rows;

internal static class TransactionSides
{
    /// <summary>Whom a transaction went to. One that made a contract went to that contract: it begins the contract's history.</summary>
    public static Party? Receiver(this TransactionView transaction) =>
        transaction.To ?? (transaction.Created is { } contract ? new Party(contract, true) : null);
}
