namespace Kontor.World.History;

/// <summary>One entry of a history: a struct of fixed size without gaps between its fields, because its bytes are what is stored.</summary>
public interface IHistoryRow
{
    /// <summary>Whose history it is part of.</summary>
    long Owner { get; }

    long TimeMs { get; }
}
