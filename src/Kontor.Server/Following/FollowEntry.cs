using Kontor.Chains.Following;

namespace Kontor.Server.Following;

/// <summary>A followed chain as it stands in the settings file. What is not said is as it is by default.</summary>
internal sealed record FollowEntry
{
    public string? Chain { get; init; }
    public string? Url { get; init; }
    public long? ChainId { get; init; }
    public long FirstHeight { get; init; }
    public int? PollMs { get; init; }
    public int? RequestTimeoutMs { get; init; }
    public int? BatchMax { get; init; }
    public int? RequestsMax { get; init; }
    public int? BlocksMax { get; init; }
    public int? AnswerBytesMax { get; init; }
    public int? RetryFirstMs { get; init; }
    public int? RetryMaxMs { get; init; }

    /// <summary>Null when it names no address; everything else can be wrong with what comes back.</summary>
    public FollowSetting? ToSetting()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url))
            return null;
        var node = new NodeOptions { Url = url };
        var setting = new FollowSetting { Chain = Chain ?? "", Node = node };
        return setting with
        {
            FirstHeight = FirstHeight,
            RetryFirstMs = RetryFirstMs ?? setting.RetryFirstMs,
            RetryMaxMs = RetryMaxMs ?? setting.RetryMaxMs,
            Node = node with
            {
                ChainId = ChainId,
                PollMs = PollMs ?? node.PollMs,
                RequestTimeoutMs = RequestTimeoutMs ?? node.RequestTimeoutMs,
                BatchMax = BatchMax ?? node.BatchMax,
                RequestsMax = RequestsMax ?? node.RequestsMax,
                BlocksMax = BlocksMax ?? node.BlocksMax,
                AnswerBytesMax = AnswerBytesMax ?? node.AnswerBytesMax,
            },
        };
    }
}
