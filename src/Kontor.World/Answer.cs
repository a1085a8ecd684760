namespace Kontor.World;

public enum AnswerStatus : byte
{
    /// <summary>Durable and applied; the value says what came of it.</summary>
    Done,

    /// <summary>The queue is full. Nothing happened.</summary>
    Busy,

    /// <summary>
    /// The log cannot take records, and nothing happened. Or a bug stopped the world: then the next start decides what becomes of it.
    /// </summary>
    Unavailable,
}

/// <summary>What became of a command.</summary>
public readonly record struct Answer<T>(AnswerStatus Status, T? Result)
{
    /// <summary>The result of a command that was done; asking for it otherwise is a bug.</summary>
    public T Value => Status == AnswerStatus.Done ? Result! : throw new InvalidOperationException($"No value to read: {Status}.");
}
