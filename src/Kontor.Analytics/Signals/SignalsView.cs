using System.Collections.Immutable;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>All that goes on, and the newest messages, as of one instant of the grid. Never changes.</summary>
public sealed class SignalsView
{
    private readonly MessageShelf _shelf;

    internal SignalsView(
        long gridMs,
        ImmutableArray<TokenEpisode> chances,
        ImmutableArray<TokenEpisode> risks,
        ImmutableArray<FundsEpisode> funds,
        MessageShelf shelf
    ) => (GridMs, Chances, Risks, Funds, _shelf) = (gridMs, chances, risks, funds, shelf);

    internal static SignalsView Empty { get; } = new(0, [], [], [], MessageShelf.Empty);

    public long GridMs { get; }

    /// <summary>By symbol.</summary>
    public ImmutableArray<TokenEpisode> Chances { get; }

    /// <summary>The same.</summary>
    public ImmutableArray<TokenEpisode> Risks { get; }

    /// <summary>By symbol, spot before contracts.</summary>
    public ImmutableArray<FundsEpisode> Funds { get; }

    /// <summary>The newest messages about a token, the newest first. Only of money that moves it matters where.</summary>
    public ImmutableArray<SignalMessage> Messages(EpisodeKind kind, string symbol, Venue venue) =>
        _shelf.Of(ShelfPlace.Of(kind, symbol, venue));
}
