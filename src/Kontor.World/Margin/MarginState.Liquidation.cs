using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Margin;

public sealed partial class MarginState
{
    /// <summary>How long the house waits for somebody to trade with, before it tries again.</summary>
    private const long RetryMs = 5_000;

    /// <summary>After anything that changed a wallet or its debts: watches for the price that liquidates it, or begins at once.</summary>
    internal void Touch(MarginExchange exchange, MarginAccount account, long nowMs)
    {
        var triggers = exchange.TriggersOf(account.Market);
        triggers.Remove(account.Number);
        var sheet = exchange.SheetOf(account);
        var price = PriceOf(exchange, account.Market);
        if (account.IsInLiquidation || !sheet.HasDebts || !price.IsKnown)
            return;
        var terms = exchange.TermsOf(account.Market)!;
        if (MarginRisk.RatePpm(sheet, price) <= terms.LiquidateRatePpm)
            LookAt(exchange, account, nowMs);
        else if (MarginRisk.TryLiquidationTicks(sheet, terms, price, out var ticks, out var rises))
            triggers.Add(account.Number, ticks, rises);
    }

    /// <summary>Whether an account is at the ratio and nobody is going to look at it. That would be a bug.</summary>
    internal bool IsOverlooked(MarginExchange exchange, MarginAccount account)
    {
        var (sheet, price) = (exchange.SheetOf(account), PriceOf(exchange, account.Market));
        if (!sheet.HasDebts || account.IsDue)
            return false;
        return account.IsInLiquidation || MarginRisk.RatePpm(sheet, price) <= exchange.TermsOf(account.Market)!.LiquidateRatePpm;
    }

    /// <summary>After a movement in an isolated wallet.</summary>
    internal void Touch(ExchangeLedger ledger, AccountPlace place, long nowMs)
    {
        if (place.Wallet.Kind != WalletKind.IsolatedMargin)
            return;
        var exchange = Of(ledger);
        if (exchange.Spot.MarketOf(place.Wallet.Symbol) is { } market && exchange.Find(place.User, market.Index) is { } account)
            Touch(exchange, account, nowMs);
    }

    /// <summary>
    /// The market's last price has changed. Whoever it reaches is looked at after the command that moved it: a liquidation trades in the
    /// same book, and a book is not traded in while it is being matched.
    /// </summary>
    internal void OnPrice(MarginExchange exchange, int market, long ticks, long nowMs)
    {
        if (exchange.TermsOf(market) is null)
            return;
        while (exchange.TriggersOf(market).TryPopReached(ticks, out var number))
            LookAt(exchange, exchange.Accounts[(int)number], nowMs);
    }

    /// <summary>One step of a liquidation: cancel, sell what is there, pay what is owed, and see what is left.</summary>
    internal void LiquidationStep(long subject, long nowMs)
    {
        var exchange = _exchanges[(int)(subject % Bounds.ExchangesMax)];
        var account = exchange.Accounts[(int)(subject / Bounds.ExchangesMax)];
        account.IsDue = false;
        if (!account.IsInLiquidation && !Begin(exchange, account, nowMs))
            return;
        var before = exchange.SheetOf(account);
        foreach (var isBase in (ReadOnlySpan<bool>)[false, true])
        {
            PayWhatIsThere(exchange, account, isBase, nowMs);
            if (account.OwedOf(isBase) > 0)
                Convert(exchange, account, isBase, nowMs);
            PayWhatIsThere(exchange, account, isBase, nowMs);
        }
        if (exchange.SheetOf(account).HasDebts && CanConvert(exchange, account))
        {
            LookAt(exchange, account, NextTryMs(nowMs, hasMoved: exchange.SheetOf(account) != before));
            return;
        }
        CoverTheRest(exchange, account, nowMs);
        account.IsInLiquidation = false;
    }

    // While the clock is being moved nobody comes to trade, so the tries in between would find what this one has found: nothing.
    private long NextTryMs(long nowMs, bool hasMoved)
    {
        var skipped = hasMoved ? 0 : (schedule.UntilMs - nowMs) / RetryMs;
        return nowMs + (skipped + 1) * RetryMs;
    }

    // The price may have come back, or the user may have paid, between the moment it was reached and now.
    private bool Begin(MarginExchange exchange, MarginAccount account, long nowMs)
    {
        var (sheet, price) = (exchange.SheetOf(account), PriceOf(exchange, account.Market));
        if (!sheet.HasDebts)
            return false;
        if (MarginRisk.RatePpm(sheet, price) > exchange.TermsOf(account.Market)!.LiquidateRatePpm)
        {
            Touch(exchange, account, nowMs);
            return false;
        }
        exchange.TriggersOf(account.Market).Remove(account.Number);
        account.IsInLiquidation = true;
        exchange.Spot.Desk.Liquidate(account.User, exchange.Spot.At(account.Market), nowMs);
        return true;
    }

    private void PayWhatIsThere(MarginExchange exchange, MarginAccount account, bool isBase, long nowMs)
    {
        var available = exchange.Ledger.BalanceAt(isBase ? account.BaseAccount : account.QuoteAccount).Available;
        var amount = Int128.Min(available, account.OwedOf(isBase));
        if (amount > 0)
            Repay(exchange, account, isBase, amount, isForced: true, nowMs);
    }

    // Somewhat more than the last price asks for, because a book gives way; what is too much stays the user's.
    private void Convert(MarginExchange exchange, MarginAccount account, bool isBase, long nowMs)
    {
        var market = exchange.Spot.At(account.Market);
        var lots = LotsToConvert(exchange, account, market, isBase);
        // An order that nobody can answer would only leave one more row in the history, every few seconds.
        if (lots < market.Record.MinLots || market.Book.BestOf(isBase ? Side.Sell : Side.Buy) < 0)
            return;
        account.IsConverting = true;
        var order = new SpotOrderRequest
        {
            Side = isBase ? Side.Buy : Side.Sell,
            Kind = SpotOrderKind.Market,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            SelfTrade = SelfTradeRule.CancelMaker,
            Lots = lots,
            IsMargin = true,
        };
        // Refused or not: what it changed is in the wallet, and the next step looks there.
        exchange.Spot.Desk.Place(market, account.User, order, nowMs);
        account.IsConverting = false;
    }

    private long LotsToConvert(MarginExchange exchange, MarginAccount account, SpotMarket market, bool isBase)
    {
        var price = PriceOf(exchange, account.Market);
        var owed = account.OwedOf(isBase) * 105 / 100;
        var wanted = Int128.Max((isBase ? owed : price.BaseFor(owed)) / market.Record.LotUnits + 1, market.Record.MinLots);
        var there = isBase
            ? price.BaseFor(exchange.Ledger.BalanceAt(account.QuoteAccount).Available)
            : exchange.Ledger.BalanceAt(account.BaseAccount).Available;
        return (long)Int128.Min(Int128.Min(wanted, there / market.Record.LotUnits), market.Record.MarketMaxLots);
    }

    /// <summary>Something is left that could be traded for what is owed, if only somebody wanted it.</summary>
    private bool CanConvert(MarginExchange exchange, MarginAccount account)
    {
        var market = exchange.Spot.At(account.Market);
        var isBase = account.OwedOf(isBase: true) > 0;
        var lots = LotsToConvert(exchange, account, market, isBase);
        var worth = market.ValueOf(market.LastTicks, Math.Max(0, lots));
        return market.Record.State != MarketState.Delisted
            && lots >= market.Record.MinLots
            && worth >= (isBase ? market.Record.MinBuyValue : market.Record.MinSellValue);
    }

    // The insurance fund first; what it does not have is the house's own loss: it has lent it, and will not see it again.
    private void CoverTheRest(MarginExchange exchange, MarginAccount account, long nowMs)
    {
        foreach (var isBase in (ReadOnlySpan<bool>)[false, true])
        {
            var place = isBase ? account.BaseAccount : account.QuoteAccount;
            var fund = exchange.Ledger.Account(House.Insurance, exchange.Ledger.AssetOf(place));
            var amount = Int128.Min(exchange.Ledger.BalanceAt(fund).Available, account.OwedOf(isBase));
            if (amount > 0)
                exchange.Ledger.Move(fund, place, amount, Why(account, BillKind.Liquidation, 0, nowMs));
            PayWhatIsThere(exchange, account, isBase, nowMs);
        }
        WriteOff(exchange, account, nowMs);
    }

    private void LookAt(MarginExchange exchange, MarginAccount account, long dueMs)
    {
        if (account.IsDue)
            return;
        account.IsDue = true;
        schedule.AtIfEver(dueMs, DueKind.MarginLiquidation, (long)account.Number * Bounds.ExchangesMax + exchange.Ledger.Index);
    }
}
