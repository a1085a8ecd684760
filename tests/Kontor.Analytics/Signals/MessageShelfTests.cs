using Kontor.Analytics.Markets;
using Kontor.Analytics.Signals;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>Where messages are found afterwards.</summary>
public sealed class MessageShelfTests
{
    [Fact]
    public void The_newest_two_hundred_of_every_place_are_kept_newest_first()
    {
        var shelf = MessageShelf.Empty;
        for (var number = 0; number < 205; number++)
            shelf = shelf.With([Message(number, EpisodeKind.Chance, "BTC", Venue.Spot)]);
        var found = shelf.Of(ShelfPlace.Of(EpisodeKind.Chance, "BTC", Venue.Perpetual));
        Assert.Equal(Enumerable.Range(5, 200).Reverse().Select(number => (long)number), found.Select(message => message.TimeMs));
    }

    [Fact]
    public void Only_money_that_moves_has_a_place_for_each_venue()
    {
        var shelf = MessageShelf.Empty.With([
            Message(1, EpisodeKind.Funds, "BTC", Venue.Spot),
            Message(2, EpisodeKind.Funds, "BTC", Venue.Perpetual),
            Message(3, EpisodeKind.Risk, "BTC", Venue.Spot),
            Message(4, EpisodeKind.Risk, "BTC", Venue.Perpetual),
            Message(5, EpisodeKind.Risk, "ETH", Venue.Spot),
        ]);
        Assert.Equal("1", Times(EpisodeKind.Funds, Venue.Spot));
        Assert.Equal("2", Times(EpisodeKind.Funds, Venue.Perpetual));
        Assert.Equal("4 3", Times(EpisodeKind.Risk, Venue.Spot));
        Assert.Equal("", Times(EpisodeKind.Chance, Venue.Spot));

        string Times(EpisodeKind kind, Venue venue) =>
            string.Join(' ', shelf.Of(ShelfPlace.Of(kind, "BTC", venue)).Select(message => message.TimeMs));
    }

    private static SignalMessage Message(long timeMs, EpisodeKind kind, string symbol, Venue venue) =>
        new(timeMs, kind, symbol, venue, 1, 1, null, 0, 1, 0, 0);
}
