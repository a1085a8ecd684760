using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>Collects what there is to say at one instant, in the order in which it is said.</summary>
internal sealed class Newsroom
{
    private readonly List<SignalMessage> _news = [];
    private long _gridMs;

    public IReadOnlyList<SignalMessage> News => _news;

    public void Open(long gridMs)
    {
        _gridMs = gridMs;
        _news.Clear();
    }

    public void Add(Headline headline, EpisodeKind kind, Venue venue, int number, Int128 score, in PricePath path) =>
        _news.Add(
            new SignalMessage(
                _gridMs + _news.Count,
                kind,
                headline.Symbol,
                venue,
                number,
                path.Now,
                headline.Change24h,
                score,
                headline.Grade,
                path.Gains,
                path.Declines
            )
        );
}

/// <summary>What all messages about a token have in common at one instant.</summary>
internal readonly record struct Headline(string Symbol, Int128? Change24h, int Grade);
