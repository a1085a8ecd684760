using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// The contracts that one kind of endpoint trades: the live ones, or those settled in the demo coin. Neither kind shows or takes anything of
/// the other, although both lie in the same books.
/// </summary>
internal sealed class ContractFloor(TradingHouse house, bool isDemo)
{
    public TradingHouse House => house;

    public ExchangeId Exchange => house.Exchange;

    public ContractText At(int contract) => house.ContractAt(contract);

    public IEnumerable<ContractText> Listed =>
        house.ListedContracts.Where(contract => contract.IsDemo == isDemo).Select(contract => new ContractText(contract));

    /// <summary>Whether orders, positions and trades of a contract are of this floor.</summary>
    public bool Has(int contract) => At(contract).Contract.IsDemo == isDemo;

    /// <summary>Whether money of an asset lies here.</summary>
    public bool Keeps(string asset) => string.Equals(asset, Contracts.DemoCoin, StringComparison.Ordinal) == isDemo;

    /// <summary>The contract that must be named.</summary>
    public Refusal? Traded(CallParameters given, out ContractText contract) => house.TradedContract(given, isDemo, out contract);

    /// <summary>The contract that may be named; null stands for all of them.</summary>
    public Refusal? Named(CallParameters given, out ContractText? contract) => house.NamedContract(given, isDemo, out contract);

    public ValueTask<(T? Result, Refusal? Refusal)> AskAsync<T>(Call call, Func<PerpetualExchange, T> question) =>
        house.AskPerpetualsAsync(call, question);

    public ValueTask<(IReadOnlyList<HistoryEntry<TRow>> Rows, Refusal? Refusal)> ReadAsync<TRow>(
        Call call,
        Func<PerpetualsHistory, HistoryStream<TRow>> history,
        HistoryQuery<TRow> query
    )
        where TRow : unmanaged, IHistoryRow => house.ReadPerpetualsAsync(call, history, query);

    public ValueTask<(Outcome<T> Outcome, Refusal? Refusal)> DoAsync<T>(Call call, Command<Outcome<T>> command) =>
        house.DoAsync(call, command);

    /// <summary>
    /// The same for what opens or closes positions. This house knows hedge mode only, while the world begins with one position in each contract:
    /// whoever has never traded here is put into hedge mode by his first order.
    /// </summary>
    public async ValueTask<(Outcome<T> Outcome, Refusal? Refusal)> PlaceAsync<T>(
        Call call,
        Command<Outcome<T>> command,
        Func<T, bool>? isOtherMode = null
    )
    {
        var (outcome, none) = await house.DoAsync(call, command);
        var isRefused = outcome.IsOk ? isOtherMode?.Invoke(outcome.Value) == true : outcome.Reject == Reject.OtherPositionMode;
        if (none is not null || !isRefused)
            return (outcome, none);
        var (mode, unset) = await house.DoAsync(call, new SetPositionMode(house.Exchange, call.User!.Number, PositionMode.Hedge));
        if (unset is not null || !mode.IsOk)
            return (mode.Reject, unset);
        return await house.DoAsync(call, command);
    }

    /// <summary>An order of the caller's that waits for a price; null when there is none of that number.</summary>
    public async ValueTask<(PlanRow? Plan, Refusal? Refusal)> FindWaitingAsync(Call call, long number)
    {
        var user = call.User!.Number;
        var (open, none) = await AskAsync(call, perpetuals => perpetuals.OpenPlans(user));
        if (none is not null)
            return (null, none);
        foreach (var plan in open)
        {
            if (plan.Id == number && Has(plan.Contract))
                return (plan, null);
        }
        return (null, null);
    }
}
