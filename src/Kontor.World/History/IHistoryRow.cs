namespace Kontor.World.History;

/// <summary>
/// One entry of a history: a fixed-size struct without references and without padding (Pack = 1), because its bytes are what is stored.
/// </summary>
public interface IHistoryRow
{
    /// <summary>Whose history the row belongs to. See <see cref="HistoryOwner"/>; a stream may also number its owners otherwise.</summary>
    long Owner { get; }

    /// <summary>When it happened. It never decreases from one row of an owner to the next.</summary>
    long TimeMs { get; }
}
