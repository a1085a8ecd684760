using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart;

/// <summary>
/// This exchange in its world. Answers of the world that are none, because it is busy or cannot write, become the dialect's refusal here, so
/// that an endpoint only sees results.
/// </summary>
internal sealed class House(LiveWorld world)
{
    public static ExchangeId Exchange => ExchangeId.BitMart;

    public LiveWorld World => world;

    /// <summary>Some clients pass their own spelling of the symbol through.</summary>
    public SpotMarketView? Market(string symbol) => world.Spot.Find(Exchange, symbol.Replace('/', '_'));

    public IEnumerable<SpotMarketView> Markets => world.Spot.Markets(Exchange);

    public ContractView? Contract(string symbol) => world.Perpetuals.Find(Exchange, symbol);

    public IEnumerable<ContractView> Contracts => world.Perpetuals.Contracts(Exchange);

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
