using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Spot;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Margin;

/// <summary>So much of one of a market's two assets: what every request about an isolated wallet names.</summary>
internal sealed record MarginRequest(MarketRecord Market, string Currency, Int128 Amount)
{
    /// <summary>The market, the currency, the amount, in the order in which they refuse.</summary>
    public static async ValueTask<(MarginRequest? Request, Refusal? Refusal)> ReadAsync(Call call, TradingHouse house, Parameters given)
    {
        if (given.Required("symbol", out var symbol) is { } noSymbol)
            return (null, noSymbol);
        if (house.MarketNamed(symbol) is not { Record: var market })
            return (null, Errors.SymbolNotFound);
        if (given.Required("currency", out var currency) is { } noCurrency)
            return (null, noCurrency);
        if (currency != market.Base && currency != market.Quote)
            return (null, Errors.InvalidParameter.With("currency"));
        if (given.Required("amount", out var text) is { } noAmount)
            return (null, noAmount);
        var (asset, unavailable) = await house.AskAsync(call, state => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(currency)!);
        if (unavailable is not null)
            return (null, unavailable);
        return Units.Parse(text, asset!.Decimals, out var amount) == UnitsFault.None
            ? (new MarginRequest(market, currency, amount), null)
            : (null, Errors.InvalidParameter.With("amount"));
    }
}
