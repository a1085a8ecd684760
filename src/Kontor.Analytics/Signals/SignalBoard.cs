using System.Collections.Immutable;
using Kontor.Analytics.Announcements;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>
/// What was remarkable: episodes that begin, go on and end, and the messages about them. Tokens are looked at in the order of their symbols, and of
/// each first the money that moves, then the chance, then the risk.
/// </summary>
public sealed class SignalBoard
{
    /// <summary>So many messages can be listened to afterwards.</summary>
    private const int KeptMax = 1_000;

    private readonly MarketBooks _markets;
    private readonly HoldingBooks _holdings;
    private readonly Newsroom _newsroom = new();
    private readonly SignalsBuilder _view = new();
    private ImmutableArray<TokenWatch> _watches = [];
    private Grades _grades = Grades.None;
    private MessageShelf _shelf = MessageShelf.Empty;
    private SignalsView _current = SignalsView.Empty;

    internal SignalBoard(MarketBooks markets, HoldingBooks holdings) => (_markets, _holdings) = (markets, holdings);

    /// <summary>Every message, as it is said.</summary>
    public AnnouncementLog<SignalMessage> Announcements { get; } = new(KeptMax);

    /// <summary>What goes on, as of the last instant. From any thread.</summary>
    public SignalsView Current => Volatile.Read(ref _current);

    /// <summary>Looks at everything as it stood at an instant of the grid.</summary>
    internal void Evaluate(long gridMs)
    {
        if (_watches.Length < _markets.Symbols.Count)
            FollowNew();
        var holdings = _holdings.Current;
        foreach (var watch in _watches)
            watch.Advance(_markets, holdings, gridMs);
        if (gridMs == Grid.DayOf(gridMs))
            _grades = Grades.Among(_watches);
        _newsroom.Open(gridMs);
        foreach (var watch in _watches)
            watch.Evaluate(gridMs, _grades.Of(watch.Symbol), _newsroom);
        Publish(gridMs);
    }

    private void Publish(long gridMs)
    {
        foreach (var watch in _watches)
            watch.Show(_view);
        _shelf = _shelf.With(_newsroom.News);
        // Whoever hears of something finds it in the view.
        Volatile.Write(ref _current, _view.Build(gridMs, _shelf));
        Announcements.Say(_newsroom.News);
    }

    private void FollowNew()
    {
        var known = _watches.ToDictionary(watch => watch.Symbol, StringComparer.Ordinal);
        _watches = [.. _markets.Symbols.Select(symbol => known.GetValueOrDefault(symbol) ?? new TokenWatch(symbol))];
    }
}
