using Kontor.Chains.Model;
using Kontor.Chains.Sources;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Log;

namespace Kontor.Chains.Tests.Sources;

/// <summary>The blocks of a world's chain, as the index reads them.</summary>
public sealed class WorldChainSourceTests : IAsyncLifetime
{
    private const string Name = "xlayer";
    private const long StartMs = 1_767_225_600_000;

    private static readonly Address20 s_treasury = Address20.Parse("0x00000000000000000000000000000000000000aa");
    private static readonly Address20 s_token = Address20.Parse("0x00000000000000000000000000000000000000bb");
    private static readonly Address20 s_bob = Address20.Parse("0x00000000000000000000000000000000000000cc");

    private LiveWorld _world = null!;
    private WorldChainSource _source = null!;

    public async Task InitializeAsync()
    {
        _world = LiveWorld.Open(new WorldOptions { ManualStartMs = StartMs }, new Kontor.Log.MemoryLog());
        var record = new ChainRecord
        {
            Name = Name,
            ChainId = 196,
            FullName = "X Layer",
            ShortName = "XLAYER",
            NativeSymbol = "OKB",
            NativeDecimals = 18,
            GenesisMs = StartMs,
            Treasury = s_treasury,
        };
        await Do(
            new DefineChain(record, [new(s_treasury, null, 1_000_000_000_000_000_000UL), new(s_treasury, s_token, 500)])
            {
                Contracts =
                [
                    new(
                        s_token,
                        new ContractTerms(ContractKind.Erc20)
                        {
                            Name = "Token",
                            Symbol = "TOK",
                            Decimals = 2,
                        }
                    ),
                ],
            }
        );
        _source = new WorldChainSource(_world, Name);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_genesis_grants_coins_and_mints_tokens_in_a_transaction()
    {
        var genesis = Assert.Single(await _source.ReadAsync(0, 10, default));
        Assert.Equal(new NativeGrant(s_treasury, 1_000_000_000_000_000_000UL), Assert.Single(genesis.Grants));
        Assert.Equal(s_token, Assert.Single(genesis.Logs).Address);
        Assert.Equal((0L, Hash32.Zero), (genesis.Height, genesis.ParentHash));
    }

    [Fact]
    public async Task Blocks_carry_transactions_logs_and_creations_with_their_places()
    {
        await Do(new SendTransaction(Name, s_treasury, s_token, Word256.Zero, TokenCall.Transfer(s_bob, 7)));
        await Do(new SendTransaction(Name, s_treasury, null, Word256.Zero, default) { Contract = new(ContractKind.Forwarder) });
        Assert.Equal(2, (await _source.PendingAsync(default)).Count);
        await Do(new MineBlocks(Name, 2));
        var blocks = await _source.ReadAsync(1, 10, default);
        Assert.Equal([1, 2], blocks.Select(block => block.Height));
        var block = blocks[0];
        Assert.Equal([0, 1], block.Transactions.Select(transaction => transaction.Index));
        Assert.Equal(0xa9059cbbu, block.Transactions[0].MethodId);
        Assert.Equal((0, 0), (Assert.Single(block.Logs).TransactionIndex, block.Logs[0].LogIndex));
        var creation = Assert.Single(block.Creations);
        Assert.Equal((1, s_treasury), (creation.TransactionIndex, creation.Creator));
        Assert.Equal(creation.CodeHash, Hash32.Of((await _source.CodeAsync(creation.Address, default)).Span));
        Assert.Empty(await _source.PendingAsync(default));
        Assert.Equal((await _source.HeadAsync(default)).Hash, await _source.HashAtAsync(2, default));
        Assert.Null(await _source.HashAtAsync(3, default));
        Assert.Equal(new TokenFact(s_token, TokenKind.Erc20, "Token", "TOK", 2, null), await _source.TokenAsync(s_token, default));
        Assert.Null(await _source.TokenAsync(creation.Address, default));
    }

    [Fact]
    public async Task News_are_new_blocks_and_new_transactions_and_nothing_else()
    {
        await _source.HeadAsync(default);
        var news = _source.WaitForNewsAsync(default).AsTask();
        await Do(new RecordVerification(Name, "guid", VerificationState.Pending));
        Assert.False(news.IsCompleted);
        await Do(new MineBlocks(Name, 1));
        await news;
        await _source.HeadAsync(default);
        news = _source.WaitForNewsAsync(default).AsTask();
        await Do(new SendTransaction(Name, s_treasury, s_bob, 1, default));
        await news;
    }

    private async Task Do<T>(Kontor.World.Commands.Command<Outcome<T>> command) =>
        Assert.True((await _world.ExecuteAsync(command)).Value.IsOk);
}
