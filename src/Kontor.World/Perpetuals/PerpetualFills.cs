using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>Hands the matcher's calls to the desk. A struct, so that the matcher is compiled for it and calls nothing by a table.</summary>
internal readonly struct PerpetualFills(PerpetualDesk desk) : IFillHandler
{
    public long Affordable(long priceTicks, long lots) => desk.Affordable(priceTicks, lots);

    public void Filled(int makerSlot, long priceTicks, long lots) => desk.Fill(makerSlot, priceTicks, lots);

    public void Stopped(int makerSlot) => desk.StopMaker(makerSlot);
}
