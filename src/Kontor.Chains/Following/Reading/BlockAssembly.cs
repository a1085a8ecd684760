using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>Makes a block of what its header, its receipts and its trace say, once they were found to be of the same block.</summary>
internal static class BlockAssembly
{
    public static ChainBlock Assemble(NodeHeader header, JsonElement[] receipts, BlockTrace? trace)
    {
        var transactions = ImmutableArray.CreateBuilder<ChainTransaction>(header.Hashes.Length);
        var logs = ImmutableArray.CreateBuilder<ChainLog>();
        var creations = ImmutableArray.CreateBuilder<ContractCreation>();
        var place = header.Place with { Method = NodeCalls.Receipts };
        for (var index = 0; index < header.Hashes.Length; index++)
        {
            var fields = new NodeFields(receipts[index], place with { Index = index });
            var receipt = NodeReceipt.Read(fields, header, header.Hashes[index], index);
            NodeReceipt.ReadLogs(fields, header, index, logs);
            var transaction = NodeTransaction.Read(header.Transactions[index], index, receipt, trace?.Errors[index] ?? "");
            transactions.Add(transaction);
            if (trace is null && transaction is { To: null, Succeeded: true } && receipt.Contract is { } contract)
                creations.Add(new ContractCreation(index, transaction.From, contract, Hash32.Zero, 0));
        }
        return header.ToBlock() with
        {
            Transactions = transactions.MoveToImmutable(),
            Logs = logs.DrainToImmutable(),
            InternalTransfers = trace?.Transfers.DrainToImmutable() ?? [],
            Creations = (trace?.Creations ?? creations).DrainToImmutable(),
            Reward = trace?.Reward ?? default,
            Grants = trace is { Grants.Count: > 0 } ? [.. header.Grants(), .. trace.Grants] : header.Grants(),
        };
    }
}
