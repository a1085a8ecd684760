using System.Collections.Immutable;
using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.World.Tests.Funding;

/// <summary>
/// Two exchanges that list BTC, USDT and XRP: USDT travels on ERC20 (the default) and TRC20. A block takes ten seconds, three of them are
/// believed, and the house looks at a withdrawal for five seconds.
/// </summary>
public static class FundingWorld
{
    public const long ReviewMs = 5_000;
    public const long BlockMs = 10_000;
    public const int Confirmations = 3;
    public const long ThroughMs = ReviewMs + (Confirmations * BlockMs);

    /// <summary>One whole coin of any of them.</summary>
    public const long Coin = 1_000_000;

    public const long Fee = 1 * Coin;
    public const long Min = 10 * Coin;
    public const long Max = 50_000 * Coin;
    public const long DepositMin = 2 * Coin;

    /// <summary>Nobody's here, with its checksum right: it is one of the examples of EIP-55.</summary>
    public const string Stranger = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    public static ExchangeId BitMart => ExchangeId.BitMart;
    public static ExchangeId Weex => ExchangeId.Weex;

    public static NetworkRecord Network(string name, AddressForm form, bool needsMemo = false) =>
        new()
        {
            Name = name,
            Form = form,
            NeedsMemo = needsMemo,
            Confirmations = Confirmations,
            BlockMs = BlockMs,
        };

    public static CurrencyNetworkRecord Currency(string asset, string network) =>
        new()
        {
            Asset = asset,
            Network = network,
            DepositMin = DepositMin,
            WithdrawalMin = Min,
            WithdrawalMax = Max,
            WithdrawalFee = Fee,
            WithdrawalDecimals = 4,
        };

    public static async Task DefineFunding(this LiveWorld world)
    {
        await world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm)));
        await world.Ok(new DefineNetwork(Network("TRC20", AddressForm.Tron)));
        await world.Ok(new DefineNetwork(Network("XRP", AddressForm.Ripple, needsMemo: true)));
        foreach (var exchange in new[] { BitMart, Weex })
        {
            foreach (var asset in new[] { "BTC", "USDT", "XRP" })
                await world.Ok(new DefineAsset(exchange, TestWorld.Asset(asset, 6)));
            await world.Ok(new DefineCurrencyNetwork(exchange, Currency("USDT", "ERC20")));
            await world.Ok(new DefineCurrencyNetwork(exchange, Currency("USDT", "TRC20")));
            await world.Ok(new DefineCurrencyNetwork(exchange, Currency("XRP", "XRP")));
        }
    }

    public static async Task<Balance> FundingOf(this LiveWorld world, ExchangeId exchange, long user, string asset = "USDT") =>
        await world.Ask(state => state.Ledger.Find(exchange)!.BalanceOf(user, WalletId.Funding, asset));

    public static async Task<Int128> HouseOf(this LiveWorld world, ExchangeId exchange, House house, string asset = "USDT") =>
        await world.Ask(state => state.Ledger.Find(exchange)!.BalanceOf(house, asset).Total);

    public static async Task Give(this LiveWorld world, ExchangeId exchange, long user, long amount, string asset = "USDT") =>
        await world.Ok(new CreditWallet(new AccountPlace(exchange, user, WalletId.Funding, asset), amount));

    public static async Task<Withdrawal> WithdrawalOf(this LiveWorld world, Withdrawal withdrawal) =>
        (await world.Ask(state => state.Funding.FindWithdrawal(withdrawal.Exchange, withdrawal.User, withdrawal.Id)))!;

    public static async Task<Deposit> DepositOf(this LiveWorld world, Deposit deposit) =>
        (await world.Ask(state => state.Funding.FindDeposit(deposit.Exchange, deposit.User, deposit.Id)))!;

    public static async Task<ImmutableArray<Deposit>> DepositsOf(this LiveWorld world, ExchangeId exchange, long user) =>
        await world.Ask(state => state.Funding.FindDeposits(new MovementQuery(exchange, user)));

    public static async Task<string> AddressOf(this LiveWorld world, ExchangeId exchange, long user, string network = "ERC20") =>
        (await world.Ok(new AssignDepositAddress(exchange, user, "USDT", network))).Address;
}
