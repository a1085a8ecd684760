using Kontor.World;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Server.Control;

/// <summary>The networks that coins travel on, and what each exchange does with them.</summary>
internal static class NetworksApi
{
    public static void MapNetworks(this RouteGroupBuilder control)
    {
        control.MapGet("/networks", List).WithSummary("The networks of the world.");
        control.MapPut("/networks/{name}", Define).WithSummary("Adds a network, or changes it.");
        control.MapPatch("/networks/{name}", Patch).WithSummary("Changes a network's pace, or whether a chain stands behind it.");
        control.MapGet("/exchanges/{exchange}/networks", Currencies).WithSummary("On which networks each asset comes and goes.");
        control
            .MapPut("/exchanges/{exchange}/currencies/{code}/networks/{network}", DefineCurrency)
            .WithSummary("Opens an asset on a network.");
        control
            .MapPatch("/exchanges/{exchange}/currencies/{code}/networks/{network}", PatchCurrency)
            .WithSummary("Opens and closes an asset on a network, or changes what that costs.");
        control.MapPatch("/exchanges/{exchange}/funding-rules", PatchRules).WithSummary("Changes an exchange's rules for funding.");
    }

    private static Task<IResult> List(LiveWorld world) =>
        world.ReadAsync(state => state.Funding.Networks.ToList()).ToResultAsync(networks => (object)networks);

    private static Task<IResult> Define(string name, NewNetwork network, LiveWorld world)
    {
        var record = new NetworkRecord
        {
            Name = name,
            Chain = network.Chain ?? "",
            Form = network.Form,
            NeedsMemo = network.NeedsMemo ?? false,
            Confirmations = network.Confirmations,
            BlockMs = network.BlockMs,
            IsStub = network.IsStub ?? true,
        };
        return world.ExecuteAsync(new DefineNetwork(record)).ToResultAsync(defined => defined);
    }

    private static async Task<IResult> Patch(string name, NetworkPatch patch, LiveWorld world)
    {
        var network = (await world.ReadAsync(state => state.Funding.FindNetwork(name))).Result;
        if (network is null)
            return Problem.NotFound($"There is no network {name}.");
        var patched = network with
        {
            Chain = patch.Chain ?? network.Chain,
            Confirmations = patch.Confirmations ?? network.Confirmations,
            BlockMs = patch.BlockMs ?? network.BlockMs,
            IsStub = patch.IsStub ?? network.IsStub,
        };
        return await world.ExecuteAsync(new DefineNetwork(patched)).ToResultAsync(changed => changed);
    }

    private static async Task<IResult> Currencies(string exchange, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var found = await world.ReadAsync(state =>
            state.Funding.Find(id)?.Currencies.All.Select(entry => CurrencyView.Of(entry, state.Ledger.Find(id)!)).ToList()
        );
        return found.Status == AnswerStatus.Done && found.Value is null
            ? Problem.NotFound($"There is no exchange {exchange}.")
            : await ValueTask.FromResult(found).ToResultAsync(list => (object)list!);
    }

    private static async Task<IResult> DefineCurrency(string exchange, string code, string network, CurrencyPatch patch, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var asset = (await world.ReadAsync(state => state.Ledger.Find(id)?.FindAsset(code))).Result;
        if (asset is null)
            return Problem.NotFound($"{exchange} has no asset {code}.");
        var blank = new CurrencyNetworkRecord
        {
            Asset = code,
            Network = network,
            WithdrawalMin = 0,
            WithdrawalMax = 0,
            WithdrawalFee = 0,
            WithdrawalDecimals = asset.Decimals,
        };
        return await ChangeAsync(id, asset, blank, patch, world);
    }

    private static async Task<IResult> PatchCurrency(string exchange, string code, string network, CurrencyPatch patch, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var (asset, known) = (
            await world.ReadAsync(state => (state.Ledger.Find(id)?.FindAsset(code), state.Funding.Find(id)?.Currencies.Find(code, network)))
        ).Result;
        return asset is null || known is null
            ? Problem.NotFound($"{exchange} has no {code} on {network}.")
            : await ChangeAsync(id, asset, known, patch, world);
    }

    private static async Task<IResult> ChangeAsync(
        ExchangeId exchange,
        AssetRecord asset,
        CurrencyNetworkRecord known,
        CurrencyPatch patch,
        LiveWorld world
    )
    {
        foreach (var text in (string?[])[patch.DepositMin, patch.WithdrawalMin, patch.WithdrawalMax, patch.WithdrawalFee])
        {
            if (text is not null && Units.Parse(text, asset.Decimals, out _) is var fault and not UnitsFault.None)
                return Problem.BadRequest($"'{text}' is no amount of {asset.Code}: {fault}.");
        }
        var changed = known with
        {
            CanDeposit = patch.Deposit ?? known.CanDeposit,
            CanWithdraw = patch.Withdraw ?? known.CanWithdraw,
            DepositMin = UnitsOr(patch.DepositMin, asset, known.DepositMin),
            WithdrawalMin = UnitsOr(patch.WithdrawalMin, asset, known.WithdrawalMin),
            WithdrawalMax = UnitsOr(patch.WithdrawalMax, asset, known.WithdrawalMax),
            WithdrawalFee = UnitsOr(patch.WithdrawalFee, asset, known.WithdrawalFee),
            WithdrawalDecimals = patch.WithdrawalDecimals ?? known.WithdrawalDecimals,
            IsDefault = patch.IsDefault ?? known.IsDefault,
            Contract = patch.Contract ?? known.Contract,
            IsClosedToApi = patch.IsClosedToApi ?? known.IsClosedToApi,
        };
        return await world.ExecuteAsync(new DefineCurrencyNetwork(exchange, changed)).ToResultAsync(entry => CurrencyView.Of(entry, asset));
    }

    private static async Task<IResult> PatchRules(string exchange, RulesPatch patch, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var rules = (await world.ReadAsync(state => state.Funding.Find(id)?.Rules)).Result;
        if (rules is null)
            return Problem.NotFound($"There is no exchange {exchange}.");
        var patched = rules with
        {
            DepositWallet = patch.DepositWallet ?? rules.DepositWallet,
            WithdrawalWallet = patch.WithdrawalWallet ?? rules.WithdrawalWallet,
            NeedsSavedAddress = patch.NeedsSavedAddress ?? rules.NeedsSavedAddress,
            SecurityLockMs = patch.SecurityLockMs ?? rules.SecurityLockMs,
            DailyQuotaSatoshi = patch.DailyQuotaSatoshi ?? rules.DailyQuotaSatoshi,
            ReviewMs = patch.ReviewMs ?? rules.ReviewMs,
            SubAccountsMax = patch.SubAccountsMax ?? rules.SubAccountsMax,
        };
        return await world.ExecuteAsync(new SetFundingRules(id, patched)).ToResultAsync(changed => changed);
    }

    private static Int128 UnitsOr(string? text, AssetRecord asset, Int128 otherwise) =>
        text is not null && Units.Parse(text, asset.Decimals, out var units) == UnitsFault.None ? units : otherwise;

    internal sealed record NewNetwork(AddressForm Form, int Confirmations, long BlockMs, string? Chain, bool? NeedsMemo, bool? IsStub);

    internal sealed record NetworkPatch(string? Chain, int? Confirmations, long? BlockMs, bool? IsStub);

    internal sealed record CurrencyPatch(
        bool? Deposit,
        bool? Withdraw,
        string? DepositMin,
        string? WithdrawalMin,
        string? WithdrawalMax,
        string? WithdrawalFee,
        int? WithdrawalDecimals,
        bool? IsDefault,
        string? Contract,
        bool? IsClosedToApi
    );

    internal sealed record RulesPatch(
        WalletKind? DepositWallet,
        WalletKind? WithdrawalWallet,
        bool? NeedsSavedAddress,
        long? SecurityLockMs,
        long? DailyQuotaSatoshi,
        long? ReviewMs,
        int? SubAccountsMax
    );
}
