using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>The exchange as far as it trades contracts: what the endpoints of futures ask it, in their words.</summary>
internal sealed class FuturesHouse(TradingHouse house)
{
    public TradingHouse House => house;

    public static ExchangeId Exchange => ExchangeId.BitMart;

    public IEnumerable<ContractText> Listed => house.ListedContracts.Select(contract => new ContractText(contract));

    public ContractText At(int contract) => house.ContractAt(contract);

    /// <summary>The contract that must be named.</summary>
    public Refusal? Find(in Parameters given, out ContractText contract)
    {
        contract = null!;
        if (given.Required("symbol", out _) is { } missing)
            return missing;
        if (FindNamed(given, out var found) is { } unknown)
            return unknown;
        contract = found!;
        return null;
    }

    /// <summary>The contract that may be named; null stands for all of them.</summary>
    public Refusal? FindNamed(in Parameters given, out ContractText? contract)
    {
        contract = null;
        if (given.Text("symbol") is not { } symbol)
            return null;
        if (house.Contract(symbol) is not { } view || !view.IsListed)
            return Errors.ContractNotFound;
        contract = new ContractText(view);
        return null;
    }

    /// <summary>Who never opened a contract account has nothing there to be asked about.</summary>
    public static Refusal? Account(Call call) =>
        call.User!.Accounts.HasFlag(AccountKinds.Contract) ? null : Errors.CloudAccountNotFound.Refusal;

    public async ValueTask<(T? Result, Refusal? Refusal)> DoAsync<T>(Call call, Command<Outcome<T>> command)
    {
        var (outcome, refusal) = await house.DoAsync(call, command);
        if (refusal is not null)
            return (default, refusal);
        return outcome.IsOk ? (outcome.Value, null) : (default, FuturesRefusals.Of(outcome.Reject));
    }

    public ValueTask<(T? Result, Refusal? Refusal)> AskAsync<T>(Call call, Func<PerpetualExchange, T> question) =>
        house.AskPerpetualsAsync(call, question);

    public ValueTask<(IReadOnlyList<HistoryEntry<TRow>> Rows, Refusal? Refusal)> ReadAsync<TRow>(
        Call call,
        Func<PerpetualsHistory, HistoryStream<TRow>> history,
        HistoryQuery<TRow> query
    )
        where TRow : unmanaged, IHistoryRow => house.ReadPerpetualsAsync(call, history, query);

    public static PerpetualExchange Of(WorldState state) => state.Perpetuals.Of(state.Ledger.Find(Exchange)!);
}
