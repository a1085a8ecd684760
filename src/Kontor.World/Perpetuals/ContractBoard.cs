using Kontor.World.MarketData;
using Kontor.World.Perpetuals.Funding;

namespace Kontor.World.Perpetuals;

/// <summary>What everybody may know of a contract beside its tape. The loop writes it at the end of a batch; it is read from any thread.</summary>
public sealed class ContractBoard
{
    private readonly SequenceCell<ContractFigures> _figures = new(default);

    public ContractFigures Figures => _figures.Read();

    internal void Show(Contract contract, FundingMeter meter) =>
        _figures.Write(
            new ContractFigures(
                contract.IndexUnits,
                contract.MarkUnits,
                contract.OpenLots,
                meter.LastRatePpb,
                meter.LastRoundMs,
                meter.ForecastPpb(contract.Record),
                meter.NextRoundMs
            )
        );
}
