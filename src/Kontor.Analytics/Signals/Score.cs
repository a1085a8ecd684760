namespace Kontor.Analytics.Signals;

/// <summary>
/// How much speaks for a token: fifty, and four parts that are each between -1 and 1, with weights that add up to fifty. A part that nothing is known
/// of is zero.
/// </summary>
/// <param name="Flow">What flowed in, of all that was traded.</param>
/// <param name="Whales">How much more large holders have.</param>
/// <param name="Value">How far the price is below what it has cost them.</param>
/// <param name="Momentum">How far the price has risen.</param>
internal readonly record struct Score(Int128? Flow, Int128? Whales, Int128? Value, Int128? Momentum)
{
    private const int Middle = 50;
    private const int FlowWeight = 15;
    private const int WhalesWeight = 10;
    private const int ValueWeight = 10;
    private const int MomentumWeight = 15;

    // A tenth more, half the cost and a rise of a fifth are as much as any part can say.
    private const int WhalesFactor = 10;
    private const int ValueFactor = 2;
    private const int MomentumFactor = 5;

    public Int128 Points =>
        (Middle * Fixed.One)
        + (FlowWeight * Part(Flow, 1))
        + (WhalesWeight * Part(Whales, WhalesFactor))
        + (ValueWeight * Part(Value, ValueFactor))
        + (MomentumWeight * Part(Momentum, MomentumFactor));

    private static Int128 Part(Int128? value, int factor) => Clamp(Clamp(value ?? 0) * factor);

    private static Int128 Clamp(Int128 value) => Int128.Clamp(value, -Fixed.One, Fixed.One);
}
