using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

/// <summary>The user set a margin mode or leverages for a contract, or, without a contract, how he holds positions.</summary>
/// <param name="Contract">Its number at the exchange, or -1.</param>
public sealed record SettingsChanged(int Contract, SeatSettings Settings, PositionMode Mode) : FeedEvent;
