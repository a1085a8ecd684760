using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Server.Control;

/// <summary>What comes in and goes out, as a chain would report it, and what users may do and have saved.</summary>
internal static class FundingApi
{
    private const int RecordsMax = 1000;

    public static void MapFunding(this RouteGroupBuilder control)
    {
        control.MapPost("/exchanges/{exchange}/deposits", Report).WithSummary("Reports a transfer to an address of the exchange.");
        control.MapPost("/deposits/{id:long}/confirmations", ConfirmDeposit).WithSummary("Says how many blocks deep a deposit is.");
        control.MapPost("/withdrawals/{id:long}/submit", Submit).WithSummary("Says that a chain has taken a withdrawal.");
        control.MapPost("/withdrawals/{id:long}/confirmations", Confirm).WithSummary("Says how many blocks deep a withdrawal is.");
        control.MapPost("/withdrawals/{id:long}/fail", Fail).WithSummary("Lets a withdrawal fail: everything goes back.");
        control
            .MapPost("/exchanges/{exchange}/users/{user:long}/withdrawals/{id:long}/cancel", Cancel)
            .WithSummary("The user takes a withdrawal back, as long as no chain has it.");
        var users = control.MapGroup("/exchanges/{exchange}/users/{user:long}");
        users.MapGet("/funding", Show).WithSummary("What a user may do, its address book, its deposits and withdrawals.");
        users.MapPatch("/funding", Patch).WithSummary("Allows or forbids deposits and withdrawals.");
        users.MapPost("/security-change", Change).WithSummary("Records a change of password or the like: it locks withdrawals.");
        users.MapPost("/deposit-address", Assign).WithSummary("The user's address on a network; it is given out on the first call.");
        users
            .MapPost("/withdrawals", Withdraw)
            .WithSummary("Sends coins of the user to an address, as the user would; the fee is inside the amount.");
        users.MapPost("/addresses", Save).WithSummary("Saves an address in the user's book, or changes the entry.");
        users.MapPost("/addresses/remove", Remove).WithSummary("Takes an address out of the user's book.");
    }

    private static async Task<IResult> Report(string exchange, NewDeposit deposit, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var asset = (await world.ReadAsync(state => state.Ledger.Find(id)?.FindAsset(deposit.Asset ?? ""))).Result;
        if (asset is null)
            return Problem.NotFound($"{exchange} has no asset {deposit.Asset}.");
        if (Units.Parse(deposit.Amount ?? "", asset.Decimals, out var units) is var fault and not UnitsFault.None)
            return Problem.BadRequest($"'{deposit.Amount}' is no amount of {asset.Code}: {fault}.");
        var report = new ReportDeposit(id, deposit.Network ?? "", asset.Code, deposit.Address ?? "", units, deposit.TxId ?? "")
        {
            Memo = deposit.Memo ?? "",
            Index = deposit.Index ?? 0,
        };
        return await world.ExecuteAsync(report).ToResultAsync(found => DepositView.Of(found, asset.Decimals));
    }

    private static async Task<IResult> Withdraw(string exchange, long user, NewWithdrawal wanted, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var asset = (await world.ReadAsync(state => state.Ledger.Find(id)?.FindAsset(wanted.Asset ?? ""))).Result;
        if (asset is null)
            return Problem.NotFound($"{exchange} has no asset {wanted.Asset}.");
        if (Units.Parse(wanted.Amount ?? "", asset.Decimals, out var units) is var fault and not UnitsFault.None)
            return Problem.BadRequest($"'{wanted.Amount}' is no amount of {asset.Code}: {fault}.");
        var request = new RequestWithdrawal(id, user, asset.Code, wanted.Network ?? "", wanted.Address ?? "", units)
        {
            Memo = wanted.Memo ?? "",
            ClientNumber = wanted.ClientNumber ?? "",
        };
        return await world.ExecuteAsync(request).ToResultAsync(made => WithdrawalView.Of(made, asset.Decimals));
    }

    private static async Task<IResult> ConfirmDeposit(long id, Depth depth, LiveWorld world)
    {
        var answer = await world.ExecuteAsync(new ConfirmDeposit(id, depth.Confirmations));
        var decimals = answer is { Status: AnswerStatus.Done, Result.IsOk: true }
            ? await DecimalsAsync(world, answer.Value.Value.Exchange, answer.Value.Value.Asset)
            : 0;
        return await ValueTask.FromResult(answer).ToResultAsync(deposit => DepositView.Of(deposit, decimals));
    }

    private static Task<IResult> Submit(long id, Submission submission, LiveWorld world) =>
        StepAsync(new WithdrawalSubmitted(id, submission.TxId ?? ""), world);

    private static Task<IResult> Confirm(long id, Depth depth, LiveWorld world) =>
        StepAsync(new WithdrawalConfirmed(id, depth.Confirmations), world);

    private static Task<IResult> Fail(long id, Failure failure, LiveWorld world) =>
        StepAsync(new WithdrawalFailed(id, failure.Reason ?? ""), world);

    private static Task<IResult> Cancel(string exchange, long user, long id, LiveWorld world) =>
        StepAsync(new CancelWithdrawal(new ExchangeId(exchange), user, id), world);

    private static async Task<IResult> StepAsync(Command<Outcome<Withdrawal>> step, LiveWorld world)
    {
        var answer = await world.ExecuteAsync(step);
        var decimals = answer is { Status: AnswerStatus.Done, Result.IsOk: true }
            ? await DecimalsAsync(world, answer.Value.Value.Exchange, answer.Value.Value.Asset)
            : 0;
        return await ValueTask.FromResult(answer).ToResultAsync(withdrawal => WithdrawalView.Of(withdrawal, decimals));
    }

    private static async Task<IResult> Show(string exchange, long user, LiveWorld world)
    {
        var query = new MovementQuery(new ExchangeId(exchange), user) { Max = RecordsMax };
        var found = await world.ReadAsync(state =>
        {
            if (state.Funding.Find(query.Exchange) is not { } funding)
                return null;
            var house = state.Ledger.Find(query.Exchange)!;
            return new
            {
                Settings = funding.UserOf(user),
                Quota = funding.QuotaOf(user, state.Time.NowMs),
                Deposits = state.Funding.FindDeposits(query).Select(line => DepositView.Of(line, Decimals(house, line.Asset))).ToList(),
                Withdrawals = state
                    .Funding.FindWithdrawals(query)
                    .Select(line => WithdrawalView.Of(line, Decimals(house, line.Asset)))
                    .ToList(),
            };
        });
        return found.Status == AnswerStatus.Done && found.Value is null
            ? Problem.NotFound($"There is no exchange {exchange}.")
            : await ValueTask.FromResult(found).ToResultAsync(view => (object)view!);
    }

    private static Task<IResult> Patch(string exchange, long user, FundingPatch patch, LiveWorld world) =>
        world.ExecuteAsync(new SetUserFunding(new ExchangeId(exchange), user, patch.Deposit, patch.Withdraw)).ToResultAsync(set => set);

    private static Task<IResult> Change(string exchange, long user, Security security, LiveWorld world) =>
        world
            .ExecuteAsync(new RecordSecurityChange(new ExchangeId(exchange), user, security.Change ?? SecurityChange.Password))
            .ToResultAsync(set => set);

    private static Task<IResult> Assign(string exchange, long user, Wanted wanted, LiveWorld world) =>
        world
            .ExecuteAsync(new AssignDepositAddress(new ExchangeId(exchange), user, wanted.Asset ?? "", wanted.Network ?? ""))
            .ToResultAsync(given => given);

    private static Task<IResult> Save(string exchange, long user, Entry entry, LiveWorld world)
    {
        var saved = new SavedAddress
        {
            Asset = entry.Asset ?? "",
            Network = entry.Network ?? "",
            Address = entry.Address ?? "",
            Memo = entry.Memo ?? "",
            Remark = entry.Remark ?? "",
            Reach = entry.Reach ?? AddressReach.Standard,
            IsVerified = entry.IsVerified ?? true,
        };
        return world.ExecuteAsync(new SaveAddress(new ExchangeId(exchange), user, saved)).ToResultAsync(kept => kept);
    }

    private static Task<IResult> Remove(string exchange, long user, Entry entry, LiveWorld world) =>
        world
            .ExecuteAsync(
                new RemoveAddress(
                    new ExchangeId(exchange),
                    user,
                    entry.Asset ?? "",
                    entry.Network ?? "",
                    entry.Address ?? "",
                    entry.Memo ?? ""
                )
            )
            .ToResultAsync(removed => removed);

    private static async Task<int> DecimalsAsync(LiveWorld world, ExchangeId exchange, string asset) =>
        (await world.ReadAsync(state => Decimals(state.Ledger.Find(exchange)!, asset))).Result;

    private static int Decimals(ExchangeLedger house, string asset) => house.FindAsset(asset)!.Decimals;

    internal sealed record NewDeposit(
        string? Network,
        string? Asset,
        string? Address,
        string? Memo,
        string? Amount,
        string? TxId,
        long? Index
    );

    internal sealed record NewWithdrawal(
        string? Network,
        string? Asset,
        string? Address,
        string? Memo,
        string? Amount,
        string? ClientNumber
    );

    internal sealed record Depth(int Confirmations);

    internal sealed record Submission(string? TxId);

    internal sealed record Failure(string? Reason);

    internal sealed record FundingPatch(bool? Deposit, bool? Withdraw);

    internal sealed record Security(SecurityChange? Change);

    internal sealed record Wanted(string? Asset, string? Network);

    internal sealed record Entry(
        string? Asset,
        string? Network,
        string? Address,
        string? Memo,
        string? Remark,
        AddressReach? Reach,
        bool? IsVerified
    );
}
