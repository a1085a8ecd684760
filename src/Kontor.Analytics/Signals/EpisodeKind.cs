namespace Kontor.Analytics.Signals;

/// <summary>What is tracked: a chance to buy, a risk of holding, or money that moves in an unusual way.</summary>
public enum EpisodeKind
{
    Chance,
    Risk,
    Funds,
}
