using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.State;

namespace Kontor.Exchanges;

/// <summary>The exchange as far as it trades contracts.</summary>
public static class PerpetualHouse
{
    extension(TradingHouse house)
    {
        /// <summary>A contract by its number, as orders and positions call it.</summary>
        public ContractText ContractAt(int contract) =>
            new(
                house.World.Perpetuals.At(house.Exchange, contract)
                    ?? throw new InvalidOperationException($"There are orders of a contract {contract}.")
            );

        public ValueTask<(T? Result, Refusal? Refusal)> AskPerpetualsAsync<T>(Call call, Func<PerpetualExchange, T> question) =>
            house.AskAsync(call, state => question(PerpetualsOf(state, house.Exchange)));

        /// <summary>A page of a history of contracts, newest rows first.</summary>
        public ValueTask<(IReadOnlyList<HistoryEntry<TRow>> Rows, Refusal? Refusal)> ReadPerpetualsAsync<TRow>(
            Call call,
            Func<PerpetualsHistory, HistoryStream<TRow>> history,
            HistoryQuery<TRow> query
        )
            where TRow : unmanaged, IHistoryRow => house.ReadAsync(call, state => history(state.Perpetuals.History), query);
    }

    private static PerpetualExchange PerpetualsOf(WorldState state, ExchangeId exchange) =>
        state.Perpetuals.Of(state.Ledger.Find(exchange)!);
}
