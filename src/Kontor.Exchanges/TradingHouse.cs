using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.Exchanges;

/// <summary>
/// One exchange of a world, as its dialect asks it. Answers of the world that are none, because it is busy or cannot write, become the dialect's refusal here, so
/// that an endpoint only sees results.
/// </summary>
public sealed class TradingHouse(LiveWorld world, ExchangeId exchange)
{
    public ExchangeId Exchange => exchange;

    public LiveWorld World => world;

    public SpotMarketView? Market(string symbol) => world.Spot.Find(exchange, symbol);

    public IEnumerable<SpotMarketView> Markets => world.Spot.Markets(exchange);

    public IEnumerable<SpotMarketView> ListedMarkets => Markets.Where(market => market.IsListed);

    public SpotMarketView MarketAt(int market) =>
        world.Spot.At(exchange, market) ?? throw new InvalidOperationException($"There are orders of a market {market}.");

    /// <summary>The exchange's number in the world, under which histories keep its rows. Without a market there are none.</summary>
    public int Number => Markets.FirstOrDefault()?.Exchange ?? 0;

    public ContractView? Contract(string symbol) => world.Perpetuals.Find(exchange, symbol);

    public IEnumerable<ContractView> Contracts => world.Perpetuals.Contracts(exchange);

    public IEnumerable<ContractView> ListedContracts => Contracts.Where(contract => contract.IsListed);

    /// <summary>A command's result, or why there is none.</summary>
    public async ValueTask<(T? Result, Refusal? Refusal)> DoAsync<T>(Call call, Command<T> command) =>
        ResultOf(call, await world.ExecuteAsync(command));

    /// <summary>What the world says when it is asked after every command before, or why it says nothing.</summary>
    public async ValueTask<(T? Result, Refusal? Refusal)> AskAsync<T>(Call call, Func<WorldState, T> question) =>
        ResultOf(call, await world.ReadAsync(question));

    /// <summary>A page of a history, newest rows first.</summary>
    public async ValueTask<(IReadOnlyList<HistoryEntry<TRow>> Rows, Refusal? Refusal)> ReadAsync<TRow>(
        Call call,
        Func<WorldState, HistoryStream<TRow>> history,
        HistoryQuery<TRow> query
    )
        where TRow : unmanaged, IHistoryRow
    {
        var answer = await world.ReadHistoryAsync(history, query);
        return call.Dialect.RefusalOf(call, answer) is { } refusal ? ([], refusal) : (answer.Value, null);
    }

    private static (T? Result, Refusal? Refusal) ResultOf<T>(Call call, Answer<T> answer) =>
        call.Dialect.RefusalOf(call, answer) is { } refusal ? (default, refusal) : (answer.Value, null);
}
