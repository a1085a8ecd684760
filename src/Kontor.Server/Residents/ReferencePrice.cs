using Kontor.World;

namespace Kontor.Server.Residents;

/// <summary>
/// What the residents believe a coin to be worth: a seeded walk in small steps, drawn back to where it began so that a venue that runs
/// for months stays in sight of it. Counted in smallest units of the quote for one whole coin.
/// </summary>
internal sealed class ReferencePrice
{
    private const long PpmPerOne = 1_000_000;

    /// <summary>The widest step, in millionths.</summary>
    private const int StepMaxPpm = 150;

    /// <summary>How strongly it is drawn back: this part of the distance in every step.</summary>
    private const int PullPart = 4_000;

    private readonly long _home;
    private readonly Chance _chance;

    public ReferencePrice(string coin, long home, Chance chance) => (Coin, Units, _home, _chance) = (coin, home, home, chance);

    public string Coin { get; }

    public long Units { get; private set; }

    public void Step()
    {
        var stepPpm = (long)_chance.Below(2 * StepMaxPpm + 1) - StepMaxPpm;
        var moved = Units + (long)((Int128)Units * stepPpm / PpmPerOne);
        Units = Math.Max(1, moved + (_home - moved) / PullPart);
    }
}
