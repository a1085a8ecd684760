using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

/// <summary>
/// The user set a margin mode or leverages for a contract, or, without a contract, how he holds positions. Told once for all that a command
/// set, as it is set afterwards.
/// </summary>
/// <param name="Contract">Its number at the exchange, or -1.</param>
public sealed record SettingsChanged(int Contract, SeatSettings Settings, PositionMode Mode) : FeedEvent;
