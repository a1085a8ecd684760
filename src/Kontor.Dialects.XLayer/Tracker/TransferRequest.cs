using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>Which transfer is meant: what a transaction brought to one of its outputs.</summary>
internal sealed record TransferRequest(TrackedChain Chain, Address20? Contract, Hash32 TransactionId, Address20 OutputAddress) : ITracked
{
    public static TransferRequest Read(Parameters parameters) =>
        new(
            parameters.Chain("network"),
            parameters.Address("tokenContractAddress"),
            parameters.RequiredHash("txid"),
            parameters.RequiredAddress("outputAddress")
        );

    /// <summary>What the transaction moved to that output, or why that cannot be said.</summary>
    /// <param name="place">The number of the output, where the caller gives it.</param>
    public Refusal? Find(ChainIndex index, long? place, out IReadOnlyList<Movement> arrived)
    {
        arrived = [];
        if (index.FindTransaction(TransactionId) is not { } transaction)
            return Errors.TransactionRiskPending;
        var moved = Movements.Of(index, transaction, Contract);
        arrived = [.. moved.Where(movement => movement.To == OutputAddress)];
        if (arrived.Count == 0)
            return Errors.OutputAddressNotFound;
        if (place is not { } one)
            return null;
        if (one >= moved.Count || moved[(int)one].To != OutputAddress)
            return Errors.OutputIndexNotFound;
        arrived = [moved[(int)one]];
        return null;
    }
}
