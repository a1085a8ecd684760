using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Which market a call means.</summary>
internal static class SpotSymbols
{
    extension(House house)
    {
        /// <summary>The market that was named, or null: <see cref="RefusalOf"/> says why.</summary>
        public SpotMarketView? MarketOf(Parameters given) => given.Text("symbol") is { } symbol ? house.Market(symbol) : null;

        /// <summary>The same for what is shown to the public: there, a market that was taken off the list is none.</summary>
        public SpotMarketView? ListedMarketOf(Parameters given) => house.MarketOf(given) is { IsListed: true } market ? market : null;

        public IEnumerable<SpotMarketView> ListedMarkets => house.Markets.Where(market => market.IsListed);

        public SpotMarketView MarketAt(int market) =>
            house.World.Spot.At(House.Exchange, market) ?? throw new InvalidOperationException($"There are orders of a market {market}.");

        /// <summary>The exchange's number in the world, under which histories keep its rows. Without a market there are none.</summary>
        public int Number => house.Markets.FirstOrDefault()?.Exchange ?? 0;
    }

    extension(SpotMarketView market)
    {
        public bool IsListed => market.Record.State != MarketState.Delisted;
    }

    public static Refusal RefusalOf(Parameters given) =>
        given.Has("symbol") ? Errors.SymbolNotFound : ParameterFamily.Spot.Missing("symbol");
}
