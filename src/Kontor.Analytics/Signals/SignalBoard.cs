using Kontor.Analytics.Announcements;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>What was remarkable: episodes that begin, go on and end, and the messages about them.</summary>
public sealed class SignalBoard
{
    /// <summary>So many messages can be listened to afterwards.</summary>
    private const int KeptMax = 1_000;

    private readonly MarketBooks _markets;
    private readonly HoldingBooks _holdings;

    private SignalsView _current = SignalsView.Empty;

    internal SignalBoard(MarketBooks markets, HoldingBooks holdings) => (_markets, _holdings) = (markets, holdings);

    /// <summary>Every message, as it is said.</summary>
    public AnnouncementLog<SignalMessage> Announcements { get; } = new(KeptMax);

    /// <summary>What goes on, as of the last instant. From any thread.</summary>
    public SignalsView Current => Volatile.Read(ref _current);

    /// <summary>Looks at everything as it stood at an instant of the grid.</summary>
    internal void Evaluate(long gridMs) => Volatile.Write(ref _current, new SignalsView(gridMs, [], [], [], MessageShelf.Empty));
}
