using System.Collections.Immutable;
using Kontor.Chains.Utxo;
using Kontor.Log;
using Kontor.Log.History;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Commands;

namespace Kontor.Chains.Tests.Utxo;

/// <summary>What the index of a chain of outputs answers, compared with the world and with whoever goes through all blocks.</summary>
public sealed class UtxoIndexTests : IAsyncLifetime, IDisposable
{
    private const string Name = "btc";
    private const long StartMs = 1_767_225_600_000;
    private const long Btc = 100_000_000;

    private static readonly string[] s_people = [.. Enumerable.Range(1, 8).Select(AddressOf)];

    private LiveWorld _world = null!;
    private UtxoIndex _index = null!;

    public async Task InitializeAsync()
    {
        var options = new WorldOptions
        {
            ManualStartMs = StartMs,
            History = new MemoryHistoryStore(),
            HistoryHotMax = 16,
        };
        _world = LiveWorld.Open(options, new MemoryLog());
        var record = new ChainRecord
        {
            Name = Name,
            ChainId = 0,
            FullName = "Bitcoin",
            ShortName = "BTC",
            NativeSymbol = "BTC",
            NativeDecimals = 8,
            GenesisMs = StartMs - 1_814_400_000,
            Treasury = Hash(99),
            Miner = Hash(98),
        };
        CoinGift[] gifts = [new(AddressOf(99), 10_000 * Btc), .. s_people.Select(person => new CoinGift(person, 5 * Btc))];
        await Do(new DefineUtxoChain(record, [.. gifts]));
        await Do(new GrowChain(Name, 1, StartMs, 300));
        _index = new UtxoIndex(_world, Name);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task Everybody_has_there_what_he_has_on_the_chain()
    {
        var ledger = await _index.AtHeadAsync();
        Assert.Equal((300L, View.Tip.Hash, View.Holders), (ledger.Height, ledger.Hash, ledger.Holders));
        await ExpectEqualAsync(ledger, await FoldAsync());
        Assert.Same(ledger, await _index.AtHeadAsync());
    }

    [Fact]
    public async Task Holders_stand_in_the_order_of_what_they_have_and_can_be_paged()
    {
        var ledger = await _index.AtHeadAsync();
        var all = ledger.Richest(0, int.MaxValue).ToList();
        Assert.Equal(all.OrderByDescending(holder => holder.Balance).ThenBy(holder => holder.Owner), all);
        Assert.Equal(View.Supply, all.Sum(holder => holder.Balance));
        foreach (var (skip, max) in new[] { (0, 1), (5, 20), (all.Count - 3, 20), (all.Count, 5) })
            Assert.Equal(all.Skip(skip).Take(max), ledger.Richest(skip, max));
        for (var rank = 1; rank <= all.Count; rank++)
            Assert.Equal(rank, ledger.RankOf(all[rank - 1].Owner));
        Assert.Equal(0, ledger.RankOf(ScriptOf(AddressOf(77))));
    }

    [Fact]
    public async Task The_movements_of_an_owner_add_up_to_what_he_has_and_lead_to_their_transactions()
    {
        var ledger = await _index.AtHeadAsync();
        foreach (var (owner, balance) in ledger.Richest(0, 20))
        {
            var account = ledger.Find(owner)!;
            Assert.Equal(balance, account.Movements.Sum(movement => movement.AmountIn - movement.AmountOut));
            Assert.Equal(balance, account.Unspent.Values.Sum(coin => coin.Amount));
            Assert.Equal(account.Movements.Reverse().Skip(2).Take(3), account.NewestFirst(2, 3));
            foreach (var movement in account.NewestFirst(0, 2))
            {
                var block = (await _world.ReadUtxoBlocksAsync(Name, movement.Place.Height, 1)).Value.Single();
                Assert.Equal(movement.TransactionId, block.Transactions[movement.Place.Index].Id);
                Assert.Equal(movement.Place, ledger.PlaceOf(movement.TransactionId));
            }
        }
        Assert.Null(ledger.PlaceOf(Hash32.Zero));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task After_rewritten_chains_it_is_what_a_new_one_would_be(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            for (var left = chance.Next(12); left > 0; left--)
            {
                var payment = new CoinGift(s_people[chance.Next(8)], chance.Next(50_000_000));
                await _world.ExecuteAsync(new SendCoins(Name, [s_people[chance.Next(8)]], [payment]));
            }
            await Do(new MineBlocks(Name, 1 + chance.Next(3)));
            var before = await _index.AtHeadAsync();
            if (chance.Next(2) == 0)
                await Do(new ReorgChain(Name, 1 + chance.Next(round == 7 ? 128 : 5), chance.Next(2) == 0));
            if (chance.Next(2) == 0)
                await Do(new MineBlocks(Name, 1 + chance.Next(4)));
            var ledger = await _index.AtHeadAsync();
            Assert.True(ledger.Hash == View.Tip.Hash, $"seed {seed}, round {round}");
            using var fresh = new UtxoIndex(_world, Name);
            await ExpectEqualAsync(ledger, await fresh.AtHeadAsync());
            // Whoever still looks at an older moment sees that one.
            Assert.True(before.Height >= 0 && before.Richest(0, 1).Any(), $"seed {seed}, round {round}");
        }
        await ExpectEqualAsync(await _index.AtHeadAsync(), await FoldAsync());
    }

    [Fact]
    public async Task Many_can_ask_at_once_while_the_chain_goes_on()
    {
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(AskAsync)).ToArray();
        for (var round = 0; round < 40; round++)
        {
            await Do(new MineBlocks(Name, 2));
            await Do(new ReorgChain(Name, 1, KeepsTransactions: true));
        }
        await Task.WhenAll(asking);
        Assert.Equal(View.Tip.Hash, (await _index.AtHeadAsync()).Hash);

        async Task AskAsync()
        {
            for (var round = 0; round < 50; round++)
            {
                var ledger = await _index.AtHeadAsync();
                Assert.Equal(ledger.Holders, ledger.Richest(0, int.MaxValue).Count());
            }
        }
    }

    [Fact]
    public async Task What_nobody_holds_any_more_cannot_be_read()
    {
        await using var forgetful = LiveWorld.Open(new WorldOptions { ManualStartMs = StartMs, HistoryHotMax = 16 }, new MemoryLog());
        var record = (await _world.ReadAsync(state => state.Chains.FindUtxo(Name)!.Record)).Value;
        await forgetful.ExecuteAsync(new DefineUtxoChain(record, []));
        await forgetful.ExecuteAsync(new MineBlocks(Name, 300));
        using var index = new UtxoIndex(forgetful, Name);
        await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await index.AtHeadAsync());
        using var none = new UtxoIndex(forgetful, "ltc");
        await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await none.AtHeadAsync());
    }

    private UtxoChainView View => _world.Chains.FindUtxo(Name)!;

    // The obvious way: one block after the other, from the first one on.
    private async Task<UtxoLedger> FoldAsync()
    {
        var ledger = UtxoLedger.Empty;
        foreach (var block in (await _world.ReadUtxoBlocksAsync(Name, 0, 10_000)).Value)
            ledger = ledger.With(block);
        return ledger;
    }

    private async Task ExpectEqualAsync(UtxoLedger ledger, UtxoLedger other)
    {
        Assert.Equal((other.Hash, other.Transactions, other.Owners), (ledger.Hash, ledger.Transactions, ledger.Owners));
        var holders = other.Richest(0, int.MaxValue).ToImmutableArray();
        Assert.Equal(holders, ledger.Richest(0, int.MaxValue));
        var balances = (
            await _world.ReadAsync(state => holders.Select(holder => state.Chains.FindUtxo(Name)!.BalanceOf(holder.Owner)).ToList())
        ).Value;
        Assert.Equal(holders.Select(holder => holder.Balance), balances);
        foreach (var (owner, _) in holders)
        {
            Assert.Equal(other.Find(owner)!.Movements, ledger.Find(owner)!.Movements);
            Assert.Equal(other.Find(owner)!.Unspent, ledger.Find(owner)!.Unspent);
        }
    }

    private async Task<T> Do<T>(Command<Outcome<T>> command) => (await _world.ExecuteAsync(command)).Value.Value;

    private static Script ScriptOf(string address) =>
        BitcoinAddress.TryParse(address, out var script) ? script : throw new FormatException(address);

    private static string AddressOf(int number) => BitcoinAddress.Of(BitcoinAddress.WitnessKeyHash(Hash(number)))!;

    private static Address20 Hash(int number)
    {
        var bytes = new byte[Address20.Bytes];
        bytes.AsSpan().Fill(0xB0);
        bytes[^1] = (byte)number;
        return new Address20(bytes);
    }
}
