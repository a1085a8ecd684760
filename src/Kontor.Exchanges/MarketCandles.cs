using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.MarketData;

namespace Kontor.Exchanges;

/// <summary>Candles that memory does not have any more come from the history.</summary>
public static class MarketCandles
{
    extension(TradingHouse house)
    {
        /// <summary>All that is known, of memory and of the history; oldest first. The history is only asked when memory is not enough.</summary>
        public async ValueTask<(ImmutableArray<Candle> Candles, Refusal? Refusal)> CandlesAsync(
            Call call,
            KnownCandles known,
            CandleOwner owner
        )
        {
            if (CandleHistory.Older(known, owner) is not { } older)
                return (CandleFill.Fill(known, []), null);
            var answer = await house.World.ReadHistoryAsync(state => state.Candles, older);
            return call.Dialect.RefusalOf(call, answer) is { } refusal ? ([], refusal) : (CandleHistory.Fill(known, answer.Value), null);
        }
    }
}
