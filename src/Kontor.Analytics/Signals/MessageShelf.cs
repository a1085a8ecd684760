using System.Collections.Immutable;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>The newest messages about each token, by kinds. Never changes: a new message makes a new shelf.</summary>
internal sealed record MessageShelf(ImmutableDictionary<ShelfPlace, ImmutableArray<SignalMessage>> Messages)
{
    /// <summary>So many are kept in one place.</summary>
    public const int KeptMax = 200;

    public static MessageShelf Empty { get; } = new(ImmutableDictionary<ShelfPlace, ImmutableArray<SignalMessage>>.Empty);

    /// <summary>The newest first.</summary>
    public ImmutableArray<SignalMessage> Of(ShelfPlace place) => Messages.GetValueOrDefault(place, []);

    public MessageShelf With(IReadOnlyList<SignalMessage> news)
    {
        if (news.Count == 0)
            return this;
        var messages = Messages.ToBuilder();
        foreach (var one in news)
        {
            var place = ShelfPlace.Of(one.Kind, one.Symbol, one.Venue);
            var before = messages.GetValueOrDefault(place, []);
            messages[place] = [one, .. before.AsSpan(0, Math.Min(before.Length, KeptMax - 1))];
        }
        return new MessageShelf(messages.ToImmutable());
    }
}

/// <summary>Where messages stand: money moves on a venue, chances and risks are of the token as a whole.</summary>
internal readonly record struct ShelfPlace(EpisodeKind Kind, string Symbol, Venue Venue)
{
    public static ShelfPlace Of(EpisodeKind kind, string symbol, Venue venue) =>
        new(kind, symbol, kind == EpisodeKind.Funds ? venue : Venue.Spot);
}
