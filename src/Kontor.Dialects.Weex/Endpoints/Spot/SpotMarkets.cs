using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>Which market a call means. Whoever looks is refused otherwise than whoever trades.</summary>
internal static class SpotMarkets
{
    extension(TradingHouse house)
    {
        /// <summary>The market that must be named to look at it. The contract reads it in any case of letters.</summary>
        public Refusal? ShownMarket(CallParameters given, out SpotMarketView market)
        {
            market = null!;
            if (given["symbol"] is not { } symbol)
                return Errors.ParamEmpty.With("symbol");
            if (house.Market(symbol.ToUpperInvariant()) is not { IsListed: true } found)
                return Errors.ParamError.With("symbol");
            market = found;
            return null;
        }

        /// <summary>The market that must be named to trade in it, or to ask what one has traded there.</summary>
        public Refusal? TradedMarket(CallParameters given, out SpotMarketView market)
        {
            market = null!;
            if (given["symbol"] is not { } symbol)
                return Errors.ParamEmpty.With("symbol");
            if (!Symbols.IsWellFormed(symbol))
                return Errors.InvalidSymbol;
            if (house.Market(symbol) is not { IsListed: true } found)
                return Errors.SpotSymbolNotExist;
            if (!found.Record.IsApiTradable)
                return Errors.NoPermissionTradePair;
            market = found;
            return null;
        }

        /// <summary>The market that may be named to ask what one has there; null stands for all of them.</summary>
        public Refusal? NamedMarket(CallParameters given, out SpotMarketView? market)
        {
            market = null;
            if (given["symbol"] is not { } symbol)
                return null;
            if (!Symbols.IsWellFormed(symbol))
                return Errors.InvalidSymbol;
            market = house.Market(symbol);
            return market is { IsListed: true } ? null : Errors.SpotSymbolNotExist.Refusal;
        }
    }
}
