using System.ComponentModel.DataAnnotations;
using Kontor.Chains.Following.Reading;

namespace Kontor.Chains.Following;

/// <summary>How a node is asked. Every bound here protects us from the node, or the node from us.</summary>
public sealed record NodeOptions
{
    /// <summary>Where the node answers JSON-RPC. It may hold a password or a key, so it is never shown: see <see cref="NodeAddress"/>.</summary>
    [Required]
    public required Uri Url { get; init; }

    /// <summary>The chain id that the node must have; null takes whatever it has at the first contact, and holds it to that.</summary>
    [Range(1, long.MaxValue)]
    public long? ChainId { get; init; }

    /// <summary>Calls in one request. A node that finds a batch too large is asked in smaller ones from then on.</summary>
    [Range(1, 1_000)]
    public int BatchMax { get; init; } = 64;

    /// <summary>Requests under way at once.</summary>
    [Range(1, 64)]
    public int RequestsMax { get; init; } = 4;

    /// <summary>Blocks read in one go.</summary>
    [Range(1, 1_000)]
    public int BlocksMax { get; init; } = 128;

    /// <summary>An answer that is longer is not read to its end.</summary>
    [Range(1 << 10, 1 << 30)]
    public int AnswerBytesMax { get; init; } = 64 << 20;

    [Range(1, 600_000)]
    public int RequestTimeoutMs { get; init; } = 30_000;

    /// <summary>The method that is asked for traces first; those after it follow where the node does not offer it.</summary>
    public TraceMethod Traces { get; init; } = TraceMethod.TraceBlock;

    /// <summary>How often the head is asked for.</summary>
    [Range(1, 3_600_000)]
    public int PollMs { get; init; } = 1_000;
}
