using System.Collections.Immutable;
using Kontor.Analytics.Holdings;
using Kontor.Chains.Serving;
using Kontor.Log;
using Kontor.Log.History;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Time;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>A world of two chains, one of accounts and one of outputs, and a few people who send things about on both.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const string Accounts = "eth";
    public const string Outputs = "btc";
    public const long StartMs = 1_767_312_000_000;

    /// <summary>Prices begin two hours later.</summary>
    public const long PricesMs = StartMs + 7_200_000;

    private const long Satoshi = 100_000_000;

    public static readonly Address20 Token = Address20.Parse("0x00000000000000000000000000000000000000bb");
    public static readonly Address20[] People = [.. Enumerable.Range(1, 8).Select(Person)];
    public static readonly string[] Owners = [.. People.Select(person => BitcoinAddress.Of(BitcoinAddress.WitnessKeyHash(person))!)];

    private readonly IndexedChains _chains;

    private Town(LiveWorld world)
    {
        World = world;
        _chains = new IndexedChains(world, TimeProvider.System);
        Books = NewBooks();
    }

    public LiveWorld World { get; }
    public HoldingBooks Books { get; }
    public IPriceSeries Prices { get; } = new FakePrices(PricesMs);

    public static async Task<Town> OpenAsync()
    {
        var options = new WorldOptions
        {
            ManualStartMs = StartMs,
            History = new MemoryHistoryStore(),
            HistoryHotMax = 16,
        };
        var town = new Town(LiveWorld.Open(options, new MemoryLog()));
        await town.Do(
            new DefineChain(
                Record(Accounts, "ETH", 18),
                [
                    .. People.Select(person => new Allocation(person, null, Word256.Parse("50000000000000000000"))),
                    new(People[0], Token, 90_000_000),
                ]
            )
            {
                Contracts =
                [
                    new(
                        Token,
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
        await town.Do(new DefineUtxoChain(Record(Outputs, "BTC", 8), [.. Owners.Select(owner => new CoinGift(owner, 500 * Satoshi))]));
        return town;
    }

    /// <summary>Other books of the same world, which have to read everything anew.</summary>
    public HoldingBooks NewBooks() => new(World, _chains, Prices);

    public async Task<HoldingsView> ReadAsync()
    {
        await Books.ReadBeforeAsync(long.MaxValue, default);
        return Books.Current;
    }

    public Task SendAsync(Address20 from, Address20? to, Word256 value, byte[]? input = null) =>
        TryAsync(new SendTransaction(Accounts, from, to, value, input ?? []));

    public Task PayAsync(IEnumerable<string> from, params (string To, long Amount)[] to) =>
        TryAsync(new SendCoins(Outputs, [.. from], [.. to.Select(gift => new CoinGift(gift.To, gift.Amount))]));

    public Task MineAsync(string chain, int count = 1) => Do(new MineBlocks(chain, count));

    public Task AdvanceAsync(long ms) => Do(new AdvanceClock(ms));

    public Task LabelAsync(string chain, string address, string house) =>
        Do(new LabelAddress(new AddressLabel(chain, address, house, house.Length > 0 ? AddressLabel.Exchange : "", IsBlack: false)));

    public async Task<T> Do<T>(Command<Outcome<T>> command)
    {
        var done = (await World.ExecuteAsync(command)).Value;
        Assert.True(done.IsOk, $"{command}: {done.Reject}");
        return done.Value;
    }

    /// <summary>What people try may be refused: who has nothing cannot send it.</summary>
    public async Task TryAsync<T>(Command<Outcome<T>> command) => await World.ExecuteAsync(command);

    public async ValueTask DisposeAsync()
    {
        await _chains.DisposeAsync();
        await World.DisposeAsync();
    }

    private static ChainRecord Record(string name, string symbol, int decimals) =>
        new()
        {
            Name = name,
            ChainId = name == Accounts ? 1 : 0,
            FullName = name.ToUpperInvariant(),
            ShortName = symbol,
            NativeSymbol = symbol,
            NativeDecimals = decimals,
            GenesisMs = StartMs,
            Treasury = Person(99),
            Miner = Person(98),
        };

    private static Address20 Person(int number)
    {
        var bytes = new byte[Address20.Bytes];
        bytes.AsSpan().Fill(0xB0);
        bytes[^1] = (byte)number;
        return new Address20(bytes);
    }
}
