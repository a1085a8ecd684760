namespace Kontor.World.Spot;

/// <summary>Where the fee of a trade is taken from.</summary>
public enum FeesIn : byte
{
    /// <summary>Out of what each side receives: base for the buyer, quote for the seller.</summary>
    Received,

    /// <summary>In the quote on both sides: the buyer pays it on top of the price.</summary>
    Quote,
}
