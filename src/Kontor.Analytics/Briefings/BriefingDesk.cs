using Kontor.Analytics.Announcements;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Briefings;

/// <summary>Where much was traded, which way prices are moved, and what there is to say about it every half hour.</summary>
public sealed class BriefingDesk
{
    /// <summary>So many can be asked for, and listened to afterwards.</summary>
    private const int KeptMax = 2_000;

    private readonly MarketBooks _markets;
    private readonly HoldingBooks _holdings;

    internal BriefingDesk(MarketBooks markets, HoldingBooks holdings) => (_markets, _holdings) = (markets, holdings);

    /// <summary>Every briefing, as it is made.</summary>
    public AnnouncementLog<Briefing> Announcements { get; } = new(KeptMax);

    /// <summary>Looks at everything as it stood at an instant of the grid.</summary>
    internal void Evaluate(long gridMs) { }
}
