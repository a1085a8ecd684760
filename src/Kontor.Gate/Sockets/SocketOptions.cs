using System.ComponentModel.DataAnnotations;

namespace Kontor.Gate.Sockets;

/// <summary>What connections may cost the house, whatever is said on them.</summary>
public sealed record SocketOptions
{
    /// <summary>Of all dialects together.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsMax { get; init; } = 10_000;

    /// <summary>The longest message that is read; a longer one ends its connection.</summary>
    [Range(64, 1024 * 1024)]
    public int MessageBytesMax { get; init; } = 16 * 1024;

    /// <summary>Frames that wait for one slow reader. With one more he is cut off, because waiting for him would cost memory without end.</summary>
    [Range(1, 1_000_000)]
    public int FramesWaitingMax { get; init; } = 4_096;

    /// <summary>The same in bytes.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int BytesWaitingMax { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long a connection may take to say goodbye, in real time: nobody moves a manual clock for it.</summary>
    [Range(1, 60_000)]
    public int GoodbyeMs { get; init; } = 1_000;

    /// <summary>While the clock runs, the house looks at its markets no more often than this.</summary>
    [Range(1, 60_000)]
    public int RoundMs { get; init; } = 5;

    /// <summary>The operator's own limits of single endpoints, by their names, instead of the documented ones.</summary>
    public IReadOnlyDictionary<string, SocketLimits> Limits { get; init; } = new Dictionary<string, SocketLimits>();
}
