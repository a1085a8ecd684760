using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>Balances as an explorer comes to them: everything that blocks say, added up.</summary>
internal sealed class BlockFold
{
    private static readonly Hash32 s_transfer = Abi.Topic("Transfer(address,address,uint256)");
    private static readonly Hash32 s_single = Abi.Topic("TransferSingle(address,address,address,uint256,uint256)");

    public BlockFold(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var gift in block.Allocations)
                Add(CellKey.Coins(gift.Address), gift.Amount);
            foreach (var mined in block.Transactions)
                Fold(mined, block);
        }
    }

    public Dictionary<CellKey, Word256> Cells { get; } = [];

    private void Fold(MinedTransaction mined, Block block)
    {
        var (terms, receipt) = (mined.Terms, mined.Receipt);
        Take(CellKey.Coins(terms.From), (Word256)(ulong)receipt.GasUsed * (ulong)receipt.GasPrice);
        Add(CellKey.Coins(block.Header.Miner), (Word256)(ulong)receipt.GasUsed * (ulong)(receipt.GasPrice - block.BaseFee));
        Add(CellKey.Nonce(terms.From), 1);
        if (!receipt.Succeeded)
            return;
        if (receipt.Contract is { } created)
            Add(CellKey.Nonce(created), 1);
        Move(terms.From, (terms.To ?? receipt.Contract)!.Value, terms.Value);
        foreach (var move in receipt.Moves)
            Move(move.From, move.To, move.Value);
        foreach (var log in receipt.Logs)
            Fold(log);
    }

    private void Fold(EventLog log)
    {
        var data = log.Data.ToArray().Chunk(32).Select(word => Word256.FromBigEndian(word)).ToArray();
        if (log.Topics[0] == s_transfer && log.Topics.Length == 3)
        {
            Pieces(log.Address, AddressOf(log.Topics[1]), AddressOf(log.Topics[2]), data[0]);
        }
        else if (log.Topics[0] == s_transfer)
        {
            Pieces(log.Address, AddressOf(log.Topics[1]), AddressOf(log.Topics[2]), 1);
            Cells[CellKey.ItemOwner(log.Address, WordOf(log.Topics[3]))] = WordOf(log.Topics[2]);
        }
        else if (log.Topics[0] == s_single)
        {
            var (from, to) = (AddressOf(log.Topics[2]), AddressOf(log.Topics[3]));
            Pieces(log.Address, from, to, data[1]);
            if (!from.IsZero)
                Take(CellKey.ItemPieces(log.Address, from, data[0]), data[1]);
            Add(CellKey.ItemPieces(log.Address, to, data[0]), data[1]);
        }
    }

    private void Pieces(Address20 token, Address20 from, Address20 to, Word256 amount)
    {
        if (!from.IsZero)
            Take(CellKey.Pieces(token, from), amount);
        if (!to.IsZero)
            Add(CellKey.Pieces(token, to), amount);
    }

    private void Move(Address20 from, Address20 to, Word256 amount)
    {
        Take(CellKey.Coins(from), amount);
        Add(CellKey.Coins(to), amount);
    }

    private void Add(CellKey key, Word256 amount) => Set(key, Cells.GetValueOrDefault(key) + amount);

    private void Take(CellKey key, Word256 amount) => Set(key, Cells.GetValueOrDefault(key) - amount);

    private void Set(CellKey key, Word256 value)
    {
        if (value.IsZero)
            Cells.Remove(key);
        else
            Cells[key] = value;
    }

    private static Word256 WordOf(Hash32 topic) => Word256.FromBigEndian(topic.ToArray());

    private static Address20 AddressOf(Hash32 topic) => WordOf(topic).ToAddress();
}
