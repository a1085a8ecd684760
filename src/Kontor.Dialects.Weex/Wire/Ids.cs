using System.Globalization;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// The contract's numbers have eighteen digits, more than a double holds exactly, and clients are known to trip over that. The world counts from 1,
/// so every kind of thing has an origin of its own, and a number of one kind is never taken for one of another.
/// </summary>
internal readonly struct Ids
{
    private const long Span = 10_000_000_000_000_000;

    public static readonly Ids SpotOrder = new(610_000_000_000_000_000);
    public static readonly Ids SpotTrade = new(620_000_000_000_000_000);

    /// <summary>Orders, triggers and the ends of positions, which the contract calls algo orders: the world counts all of them together.</summary>
    public static readonly Ids ContractOrder = new(710_000_000_000_000_000);
    public static readonly Ids ContractTrade = new(730_000_000_000_000_000);
    public static readonly Ids Position = new(740_000_000_000_000_000);
    public static readonly Ids Bill = new(810_000_000_000_000_000);
    public static readonly Ids Transfer = new(820_000_000_000_000_000);

    private readonly long _origin;

    private Ids(long origin) => _origin = origin;

    /// <summary>What the world's number is called outside.</summary>
    public long Of(long number) => _origin + number;

    public string Text(long number) => Of(number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The world's number behind one of this kind; 0, which nothing has, for any other.</summary>
    public long NumberOf(long id) => id - _origin is > 0 and < Span and var number ? number : 0;
}
