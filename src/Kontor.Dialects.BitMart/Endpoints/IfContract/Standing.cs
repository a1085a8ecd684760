using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>What only the world's loop knows of a contract at this moment: its fine prices, its open interest, its funding.</summary>
internal readonly record struct Standing(
    long IndexUnits,
    long FairUnits,
    long OpenLots,
    long PremiumPpb,
    long LastRatePpb,
    long ForecastPpb,
    long NextRoundMs
)
{
    public static Standing Of(PerpetualExchange exchange, Contract contract)
    {
        var meter = exchange.MeterOf(contract);
        return new(
            contract.IndexUnits,
            contract.ValuationUnits,
            contract.OpenLots,
            meter.PremiumPpb,
            meter.LastRatePpb,
            meter.ForecastPpb(contract.Record),
            meter.NextRoundMs
        );
    }
}
