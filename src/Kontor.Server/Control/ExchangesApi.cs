using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Server.Control;

/// <summary>Money into and out of wallets, and what a house lists.</summary>
internal static class ExchangesApi
{
    public static void MapExchanges(this RouteGroupBuilder control)
    {
        control.MapGet("/exchanges", List).WithSummary("The exchanges with their assets and markets.");
        control.MapGet("/exchanges/{exchange}/balances", Balances).WithSummary("Every account of a user.");
        control.MapPost("/exchanges/{exchange}/credit", Credit).WithSummary("Puts an asset into a user's wallet, from outside.");
        control.MapPost("/exchanges/{exchange}/debit", Debit).WithSummary("Takes an asset out of a user's wallet, to outside.");
        control.MapPost("/exchanges/{exchange}/transfer", Transfer).WithSummary("Moves an asset between two wallets of a user.");
        control
            .MapPatch("/exchanges/{exchange}/markets/{symbol}", PatchMarket)
            .WithSummary("Halts or delists a market, closes it to the API, or changes its fees and filters.");
        control
            .MapPatch("/exchanges/{exchange}/currencies/{code}", PatchCurrency)
            .WithSummary("Opens and closes deposits and withdrawals.");
    }

    private static async Task<IResult> List(LiveWorld world) =>
        await world
            .ReadAsync(state =>
                state
                    .Ledger.Exchanges.Select(house => new
                    {
                        house.Name,
                        Assets = house.Assets.All.ToList(),
                        Markets = state.Spot.Of(house).Markets.ToList(),
                    })
                    .ToList()
            )
            .ToResultAsync(houses => houses);

    private static async Task<IResult> Balances(string exchange, long user, LiveWorld world)
    {
        var answer = await world.ReadAsync(state =>
            state.Ledger.Find(new ExchangeId(exchange)) is { } house
                ? house.BalancesOf(user).Select(line => Line.Of(line, house.FindAsset(line.Asset)!)).ToList()
                : null
        );
        return answer.Status switch
        {
            AnswerStatus.Busy => Problem.Busy(),
            AnswerStatus.Unavailable => Problem.Unavailable(),
            _ => answer.Value is { } lines ? Results.Json(lines) : Problem.NotFound($"There is no exchange {exchange}."),
        };
    }

    private static Task<IResult> Credit(string exchange, Movement movement, LiveWorld world) =>
        MoveAsync(exchange, movement, world, (place, units) => new CreditWallet(place, units));

    private static Task<IResult> Debit(string exchange, Movement movement, LiveWorld world) =>
        MoveAsync(exchange, movement, world, (place, units) => new DebitWallet(place, units));

    private static async Task<IResult> MoveAsync(
        string exchange,
        Movement movement,
        LiveWorld world,
        Func<AccountPlace, Int128, World.Commands.Command<Outcome<Bill>>> command
    )
    {
        var id = new ExchangeId(exchange);
        var asset = (await world.ReadAsync(state => state.Ledger.Find(id)?.FindAsset(movement.Asset ?? ""))).Result;
        if (asset is null)
            return Problem.NotFound($"{exchange} has no asset {movement.Asset}.");
        if (Units.Parse(movement.Amount ?? "", asset.Decimals, out var units) is var fault and not UnitsFault.None)
            return Problem.BadRequest($"'{movement.Amount}' is no amount of {asset.Code}: {fault}.");
        var place = new AccountPlace(
            id,
            movement.User,
            new WalletId(movement.Wallet ?? WalletKind.Spot, movement.Symbol ?? ""),
            asset.Code
        );
        return await world
            .ExecuteAsync(command(place, units))
            .ToResultAsync(bill => new { bill.Id, Balance = Units.Format(bill.BalanceAfter, asset.Decimals) });
    }

    /// <summary>Not every contract lets its clients do this; where it does not, its users do it on the house's web pages, which is here.</summary>
    private static async Task<IResult> Transfer(string exchange, WalletTransfer transfer, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var asset = (await world.ReadAsync(state => state.Ledger.Find(id)?.FindAsset(transfer.Asset ?? ""))).Result;
        if (asset is null)
            return Problem.NotFound($"{exchange} has no asset {transfer.Asset}.");
        if (Units.Parse(transfer.Amount ?? "", asset.Decimals, out var units) is var fault and not UnitsFault.None)
            return Problem.BadRequest($"'{transfer.Amount}' is no amount of {asset.Code}: {fault}.");
        var from = new AccountPlace(id, transfer.User, new WalletId(transfer.From, ""), asset.Code);
        return await world
            .ExecuteAsync(new TransferBetweenWallets(from, new WalletId(transfer.To, ""), units))
            .ToResultAsync(done => new { done.Id, Amount = Units.Format(done.Amount, asset.Decimals) });
    }

    private static async Task<IResult> PatchMarket(string exchange, string symbol, MarketPatch patch, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var market = (await world.ReadAsync(state => state.FindMarket(id, symbol))).Result;
        if (market is null)
            return Problem.NotFound($"{exchange} has no market {symbol}.");
        var patched = market with
        {
            State = patch.State ?? market.State,
            IsApiTradable = patch.ApiTradable ?? market.IsApiTradable,
            MakerFeePpm = patch.MakerFeePpm ?? market.MakerFeePpm,
            TakerFeePpm = patch.TakerFeePpm ?? market.TakerFeePpm,
            MinLots = patch.MinLots ?? market.MinLots,
            MaxLots = patch.MaxLots ?? market.MaxLots,
            MarketMaxLots = patch.MarketMaxLots ?? market.MarketMaxLots,
            MinPriceTicks = patch.MinPriceTicks ?? market.MinPriceTicks,
            MaxPriceTicks = patch.MaxPriceTicks ?? market.MaxPriceTicks,
            MinBuyValue = patch.MinBuyValue ?? market.MinBuyValue,
            MinSellValue = patch.MinSellValue ?? market.MinSellValue,
            BuyLimitRatioPpm = patch.BuyLimitRatioPpm ?? market.BuyLimitRatioPpm,
            SellLimitRatioPpm = patch.SellLimitRatioPpm ?? market.SellLimitRatioPpm,
            OpenOrdersMax = patch.OpenOrdersMax ?? market.OpenOrdersMax,
        };
        return await world.ExecuteAsync(new DefineMarket(id, patched)).ToResultAsync(changed => changed);
    }

    private static async Task<IResult> PatchCurrency(string exchange, string code, CurrencyPatch patch, LiveWorld world)
    {
        var id = new ExchangeId(exchange);
        var asset = (await world.ReadAsync(state => state.Ledger.Find(id)?.FindAsset(code))).Result;
        if (asset is null)
            return Problem.NotFound($"{exchange} has no asset {code}.");
        var patched = asset with { CanDeposit = patch.Deposit ?? asset.CanDeposit, CanWithdraw = patch.Withdraw ?? asset.CanWithdraw };
        return await world.ExecuteAsync(new DefineAsset(id, patched)).ToResultAsync(changed => changed);
    }

    /// <param name="Symbol">The market of an isolated margin wallet.</param>
    internal sealed record Movement(long User, string? Asset, string? Amount, WalletKind? Wallet, string? Symbol);

    internal sealed record WalletTransfer(long User, string? Asset, string? Amount, WalletKind From, WalletKind To);

    /// <summary>Prices in ticks, quantities in lots, values in smallest units of the quote.</summary>
    internal sealed record MarketPatch(
        MarketState? State,
        bool? ApiTradable,
        int? MakerFeePpm,
        int? TakerFeePpm,
        long? MinLots,
        long? MaxLots,
        long? MarketMaxLots,
        long? MinPriceTicks,
        long? MaxPriceTicks,
        long? MinBuyValue,
        long? MinSellValue,
        int? BuyLimitRatioPpm,
        int? SellLimitRatioPpm,
        int? OpenOrdersMax
    );

    internal sealed record CurrencyPatch(bool? Deposit, bool? Withdraw);

    internal sealed record Line(WalletKind Wallet, string? Symbol, string Asset, string Available, string Frozen)
    {
        public static Line Of(WalletBalance line, AssetRecord asset) =>
            new(
                line.Wallet.Kind,
                line.Wallet.Symbol.Length > 0 ? line.Wallet.Symbol : null,
                line.Asset,
                Units.Format(line.Balance.Available, asset.Decimals),
                Units.Format(line.Balance.Frozen, asset.Decimals)
            );
    }
}
