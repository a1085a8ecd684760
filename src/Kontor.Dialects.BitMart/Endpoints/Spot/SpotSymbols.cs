using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Which market a call means.</summary>
internal static class SpotSymbols
{
    extension(TradingHouse house)
    {
        /// <summary>The market that was named, or null: <see cref="RefusalOf"/> says why.</summary>
        public SpotMarketView? MarketOf(Parameters given) => given.Text("symbol") is { } symbol ? house.MarketNamed(symbol) : null;

        /// <summary>Some clients pass their own spelling of the symbol through.</summary>
        public SpotMarketView? MarketNamed(string symbol) => house.Market(symbol.Replace('/', '_'));

        /// <summary>The same for what is shown to the public: there, a market that was taken off the list is none.</summary>
        public SpotMarketView? ListedMarketOf(Parameters given) => house.MarketOf(given) is { IsListed: true } market ? market : null;
    }

    public static Refusal RefusalOf(Parameters given) =>
        given.Has("symbol") ? Errors.SymbolNotFound : ParameterFamily.Spot.Missing("symbol");
}
