using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>All that a block moved, in one moment's words: for whoever adds up blocks in their order.</summary>
    public BlockMovements? MovementsOf(long height)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        if (!IsIn(height, published))
            return null;
        var number = (int)(height - published.FirstHeight);
        var block = describer.Block(number);
        var (low, high) = (_tables.CountsBefore(number), _tables.Blocks[number].End);
        var movements = ImmutableArray.CreateBuilder<BlockMovement>();
        AddCoinMovements(movements, describer, low, high);
        AddTokenMovements(movements, describer, low.Transfers, high.Transfers);
        return new BlockMovements
        {
            Height = height,
            Hash = block.Hash,
            ParentHash = block.ParentHash,
            TimeMs = block.TimeMs,
            Movements = movements.ToImmutable(),
            Changes = ChangesIn(number, describer, low.Changes, high.Changes),
            Contracts = ContractsIn(describer, low, high),
        };
    }

    private void AddCoinMovements(ImmutableArray<BlockMovement>.Builder movements, Describer describer, in Counts low, in Counts high)
    {
        var next = low.Internals;
        for (var row = low.Transactions; row < high.Transactions; row++)
        {
            var transaction = describer.Transaction(row);
            var (hash, index) = (transaction.At.TransactionHash, transaction.At.TransactionIndex);
            if (transaction.Succeeded && !transaction.Value.IsZero && (transaction.To?.Address ?? transaction.Created) is { } receiver)
                movements.Add(new BlockMovement(null, hash, index, transaction.From.Address, receiver, transaction.Value));
            for (; next < _tables.Transactions[row].InternalsEnd; next++)
            {
                var moved = describer.Internal(next);
                if (moved.Succeeded && moved.IsTransfer)
                    movements.Add(new BlockMovement(null, hash, index, moved.From.Address, moved.To.Address, moved.Value));
            }
        }
    }

    private static void AddTokenMovements(ImmutableArray<BlockMovement>.Builder movements, Describer describer, int low, int high)
    {
        for (var row = low; row < high; row++)
        {
            var transfer = describer.Transfer(row);
            if (transfer.Kind != TokenKind.Erc20 || transfer.Amount.IsZero)
                continue;
            var (hash, index) = (transfer.At.TransactionHash, transfer.At.TransactionIndex);
            movements.Add(new BlockMovement(transfer.Contract, hash, index, transfer.From.Address, transfer.To.Address, transfer.Amount));
        }
    }

    private ImmutableArray<BalanceChange> ChangesIn(int block, Describer describer, int low, int high)
    {
        var changes = ImmutableArray.CreateBuilder<BalanceChange>();
        for (var row = low; row < high; row++)
        {
            ref var change = ref _tables.Changes[row];
            ref var holding = ref _tables.Holdings[change.Holding];
            var isCoin = holding.Token == HoldingKey.Native;
            if (holding.Item != HoldingKey.Whole || (!isCoin && _tables.Tokens[holding.Token].Kind != TokenKind.Erc20))
                continue;
            Address20? contract = isCoin ? null : describer.Address(_tables.Tokens[holding.Token].Contract);
            var before = describer.BalanceBefore(change.Holding, block);
            changes.Add(new BalanceChange(contract, describer.Address(holding.Address), before, _tables.Amounts.Get(change.Balance)));
        }
        return changes.ToImmutable();
    }

    private ImmutableArray<Address20> ContractsIn(Describer describer, in Counts low, in Counts high)
    {
        var contracts = ImmutableArray.CreateBuilder<Address20>();
        for (var row = low.Creations; row < high.Creations; row++)
            contracts.Add(describer.Address(_tables.Creations[row].Address));
        for (var row = low.Logs; row < high.Logs; row++)
            contracts.Add(describer.Address(_tables.Logs[row].Address));
        return contracts.ToImmutable();
    }
}
