using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.World.Margin;

/// <summary>One asset of one market that lends: what a command needs to know of it.</summary>
internal readonly record struct MarginDesk(MarginExchange Exchange, int Market, MarketRecord Record, MarginTerms Terms, bool IsBase)
{
    /// <summary>The market's last price; unknown before the first trade.</summary>
    public MarketPrice Price(MarginState margin) => margin.PriceOf(Exchange, Market);
}

public sealed partial class MarginState
{
    /// <summary>Says whether the user can borrow this asset there, in the order in which commands refuse.</summary>
    internal Reject Locate(WorldState state, AccountPlace place, out MarginDesk desk)
    {
        desk = default;
        var reject = state.Ledger.Locate(state, place, out var ledger);
        if (reject != Reject.None)
            return reject;
        var exchange = Of(ledger);
        var number = exchange.Spot.MarketOf(place.Wallet.Symbol)!.Index;
        if (exchange.TermsOf(number) is not { } terms)
            return Reject.BorrowingClosed;
        var market = exchange.Spot.Markets[number];
        desk = new(exchange, number, market, terms, string.Equals(place.Asset, market.Base, StringComparison.Ordinal));
        return Reject.None;
    }

    internal MarketPrice PriceOf(MarginExchange exchange, int number)
    {
        var market = exchange.Spot.At(number);
        return MarketPrice.Of(market.Record, exchange.Ledger.Assets[market.BaseAsset], market.LastTicks);
    }

    /// <summary>
    /// Whether so much may be taken out of an isolated wallet. While something is owed there, what stays must cover it well; a wallet
    /// that is being liquidated gives nothing.
    /// </summary>
    internal Reject Allows(ExchangeLedger ledger, AccountPlace place, Int128 amount)
    {
        if (place.Wallet.Kind != WalletKind.IsolatedMargin)
            return Reject.None;
        var exchange = Of(ledger);
        if (exchange.Spot.MarketOf(place.Wallet.Symbol) is not { } market || exchange.Find(place.User, market.Index) is not { } account)
            return Reject.None;
        if (account.IsInLiquidation)
            return Reject.MarginInLiquidation;
        var sheet = exchange.SheetOf(account);
        if (!sheet.HasDebts)
            return Reject.None;
        var after = string.Equals(place.Asset, market.Record.Base, StringComparison.Ordinal)
            ? sheet with
            {
                Base = sheet.Base - amount,
            }
            : sheet with
            {
                Quote = sheet.Quote - amount,
            };
        var rate = MarginRisk.RatePpm(after, PriceOf(exchange, market.Index));
        return rate >= exchange.TermsOf(market.Index)!.TransferOutRatePpm ? Reject.None : Reject.MarginNotEnough;
    }
}
