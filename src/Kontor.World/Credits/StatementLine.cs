namespace Kontor.World.Credits;

/// <summary>One change of a user's credits, with what it was for.</summary>
public sealed record StatementLine
{
    public required long Id { get; init; }
    public required long UserNumber { get; init; }

    /// <summary>Negative for what was spent.</summary>
    public required long Delta { get; init; }

    public required long BalanceAfter { get; init; }

    /// <summary>The request that was paid for; "" for a top-up.</summary>
    public required string RequestId { get; init; }

    /// <summary>The path of the request, or the note of the top-up.</summary>
    public required string Text { get; init; }

    public required long TimeMs { get; init; }
}
