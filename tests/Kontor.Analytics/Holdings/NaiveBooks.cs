using System.Numerics;
using Kontor.Analytics.Holdings;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>Everything from the exported blocks, one after the other from the first on, each time anew.</summary>
internal sealed class NaiveBooks(IPriceSeries prices)
{
    private static readonly Hash32 s_transfer = Hash32.Of("Transfer(address,address,uint256)"u8);

    public NaiveAsset Coin { get; } = new("ETH", 18);
    public NaiveAsset Token { get; } = new("TOK", 2);
    public NaiveAsset Bitcoin { get; } = new("BTC", 8);
    public HashSet<string> Contracts { get; } = [];
    public IEnumerable<NaiveAsset> All => [Coin, Token, Bitcoin];

    public static async Task<NaiveBooks> ReadAsync(LiveWorld world, IPriceSeries prices)
    {
        var books = new NaiveBooks(prices);
        foreach (var block in (await world.ReadBlocksAsync(Town.Accounts, 0, 100_000)).Value)
            books.Add(block);
        foreach (var block in (await world.ReadUtxoBlocksAsync(Town.Outputs, 0, 100_000)).Value)
            books.Add(block);
        return books;
    }

    private void Add(Block block)
    {
        var (coin, token) = (prices.PriceBefore("ETH", block.TimeMs), prices.PriceBefore("TOK", block.TimeMs));
        var balances = new Dictionary<string, BigInteger>();
        void Change(Address20 owner, BigInteger by) =>
            balances[owner.ToString()] = balances.GetValueOrDefault(owner.ToString(), Coin.Of(owner.ToString()).Balance) + by;

        foreach (var gift in block.Allocations.Where(gift => gift.Contract is null))
            Change(gift.Address, Big(gift.Amount));
        var moves = new List<Action>();
        foreach (var mined in block.Transactions)
        {
            var (terms, receipt, hash) = (mined.Terms, mined.Receipt, mined.Hash.ToString());
            Change(terms.From, -(BigInteger)receipt.GasUsed * receipt.GasPrice);
            Change(block.Miner, (BigInteger)receipt.GasUsed * (receipt.GasPrice - block.BaseFee));
            void Pay(Address20 from, Address20 to, Word256 value)
            {
                if (value.IsZero)
                    return;
                Change(from, -Big(value));
                Change(to, Big(value));
                moves.Add(() => Coin.Move(new(block.TimeMs, hash, from.ToString(), to.ToString(), Big(value), coin)));
            }

            if (receipt.Succeeded && (terms.To ?? receipt.Contract) is { } receiver)
                Pay(terms.From, receiver, terms.Value);
            foreach (var (from, to, value) in receipt.Moves)
                Pay(from, to, value);
            if (receipt.Contract is { } contract)
                Contracts.Add(contract.ToString());
            foreach (var log in receipt.Logs)
                Note(log, hash, block.TimeMs, token);
        }
        foreach (var move in moves)
            move();
        foreach (var (owner, balance) in balances)
            Coin.Settle(owner, balance, coin, block.TimeMs);
        Coin.EndBlock(block.TimeMs);
        Token.EndBlock(block.TimeMs);
    }

    private void Note(EventLog log, string hash, long timeMs, Int128? price)
    {
        Contracts.Add(log.Address.ToString());
        if (log.Topics.Length != 3 || log.Topics[0] != s_transfer)
            return;
        string? Party(Hash32 topic) => topic.IsZero ? null : new Address20(topic.ToArray().AsSpan(12)).ToString();
        var amount = Big(Word256.FromBigEndian(log.Data.Span));
        if (!amount.IsZero)
            Token.Move(new(timeMs, hash, Party(log.Topics[1]), Party(log.Topics[2]), amount, price));
    }

    private void Add(UtxoBlock block)
    {
        var price = prices.PriceBefore("BTC", block.TimeMs);
        var balances = new Dictionary<string, BigInteger>();
        var moves = new List<Action>();
        foreach (var mined in block.Transactions)
        {
            var net = new List<(string Owner, BigInteger Amount)>();
            void Change(Script script, BigInteger by)
            {
                var owner = BitcoinAddress.Of(script)!;
                balances[owner] = balances.GetValueOrDefault(owner, Bitcoin.Of(owner).Balance) + by;
                var at = net.FindIndex(one => one.Owner == owner);
                if (at < 0)
                    net.Add((owner, by));
                else
                    net[at] = (owner, net[at].Amount + by);
            }

            foreach (var coin in mined.Spent)
                Change(coin.Owner, -coin.Amount);
            foreach (var (amount, owner) in mined.Transaction.Outputs.Where(output => !output.Owner.IsUnspendable))
                Change(owner, amount);
            if (mined.Transaction.IsCoinbase)
                continue;
            var hash = DoubleSha.Text(mined.Id);
            var payers = new Queue<(string Owner, BigInteger Amount)>(
                net.Where(one => one.Amount < 0).Select(one => (one.Owner, -one.Amount))
            );
            foreach (var (receiver, due) in net.Where(one => one.Amount > 0))
            {
                for (var wanted = due; wanted > 0; )
                {
                    var (payer, has) = payers.Dequeue();
                    var paid = BigInteger.Min(has, wanted);
                    wanted -= paid;
                    if (has > paid)
                        payers = new([(payer, has - paid), .. payers]);
                    moves.Add(() => Bitcoin.Move(new(block.TimeMs, hash, payer, receiver, paid, price)));
                }
            }
        }
        foreach (var move in moves)
            move();
        foreach (var (owner, balance) in balances)
            Bitcoin.Settle(owner, balance, price, block.TimeMs);
        Bitcoin.EndBlock(block.TimeMs);
    }

    private static BigInteger Big(Word256 word) => ((BigInteger)word.High128 << 128) + word.Low128;
}
