using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Prices;

/// <summary>
/// Moves the marks of one exchange: with every index price, every minute's sample of the book and every funding round. A trade alone does
/// not move a mark that stands on an index.
/// </summary>
internal sealed class MarkDesk(PerpetualExchange exchange)
{
    public void SetIndex(Contract contract, long indexUnits, long nowMs)
    {
        contract.IndexUnits = indexUnits;
        contract.Tape.AddPrice(CandlePrice.Index, indexUnits, nowMs);
        Refresh(contract, nowMs);
    }

    public void Refresh(Contract contract, long nowMs)
    {
        // Whatever moves a mark moves what is shown of the funding too.
        exchange.NoteChange(contract);
        if (contract.IndexUnits == 0)
            return;
        contract.MarkUnits = MarkPrice.Of(InputsOf(contract, nowMs));
        contract.Tape.AddPrice(CandlePrice.Mark, contract.MarkUnits, nowMs);
        exchange.Risk.OnPrices(contract, nowMs);
    }

    public static long BestUnits(Contract contract, Side side) =>
        contract.Book.TryBestPrice(side, out var ticks) ? ticks * contract.Record.TickUnits : 0;

    private MarkInputs InputsOf(Contract contract, long nowMs)
    {
        var meter = exchange.Risk.MeterOf(contract);
        return new()
        {
            IndexUnits = contract.IndexUnits,
            FundingRatePpb = meter.LastRatePpb,
            TimeLeftMs = Math.Clamp(meter.NextRoundMs - nowMs, 0, contract.Record.FundingIntervalMs),
            IntervalMs = contract.Record.FundingIntervalMs,
            PremiumPpb = meter.PremiumPpb,
            BidUnits = BestUnits(contract, Side.Buy),
            AskUnits = BestUnits(contract, Side.Sell),
            LastUnits = contract.LastTicks * contract.Record.TickUnits,
        };
    }
}
