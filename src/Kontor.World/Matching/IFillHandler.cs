namespace Kontor.World.Matching;

/// <summary>
/// What the two sides of a trade do about it: settle, close, and give slots back. It is called in the middle of a taking, so it must not
/// touch the book; the slots that it is handed are its own to return. A struct that keeps nothing but references costs no allocation and
/// no virtual call.
/// </summary>
public interface IFillHandler
{
    /// <summary>How many of these lots the taker can still pay for at that price. Zero ends the taking.</summary>
    long Affordable(long priceTicks, long lots);

    /// <summary>A trade. The book is reduced already; a maker without lots is done, and its slot is the handler's to return.</summary>
    void Filled(int makerSlot, long priceTicks, long lots);

    /// <summary>Taken out of the book because taker and maker are the same. The slot is the handler's to return.</summary>
    void Stopped(int makerSlot);
}
