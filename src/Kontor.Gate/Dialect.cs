using Kontor.Catalog;
using Kontor.Gate.Limits;
using Kontor.World;

namespace Kontor.Gate;

/// <summary>One published wire contract: error table, gate profile, endpoints, envelope.</summary>
public abstract class Dialect
{
    public abstract string Name { get; }

    /// <summary>The error table.</summary>
    public abstract IReadOnlyList<ErrorRow> Rows { get; }

    /// <summary>The path prefixes it is served under; a longer one wins over a shorter one of another dialect.</summary>
    public abstract IReadOnlyList<string> Prefixes { get; }

    /// <summary>Host names under which every path is this dialect's.</summary>
    public virtual IReadOnlyList<string> Hosts => [];

    public abstract Profile Profile { get; }
    public abstract RouteTable Routes { get; }

    /// <summary>Under which marks the gate bans callers of this contract by itself, so that the operator can lift those bans too.</summary>
    public virtual IReadOnlyList<UInt128> BanMarks => [];

    /// <summary>What a request is counted in that leads to no route, where limits come before the path is checked.</summary>
    public virtual IReadOnlyList<LimitRule> UnroutedLimits => [];

    /// <summary>Writes a refusal in the dialect's envelope: body, status and headers.</summary>
    public abstract void WriteRefusal(Call call, Refusal refusal);

    /// <summary>Adds what every answer of the dialect carries, such as counters and the request id, just before it is sent.</summary>
    public virtual void Complete(Call call) { }

    /// <summary>The row for a failure nobody foresaw.</summary>
    public abstract Refusal OnFault(Call call);

    /// <summary>The row for "the world's queue is full".</summary>
    public abstract Refusal OnBusy(Call call);

    /// <summary>The row for "the world cannot make anything durable now".</summary>
    public abstract Refusal OnUnavailable(Call call);

    /// <summary>The refusal for an answer of the world that is no result; null when it is one.</summary>
    public Refusal? RefusalOf<T>(Call call, Answer<T> answer) =>
        answer.Status switch
        {
            AnswerStatus.Busy => OnBusy(call),
            AnswerStatus.Unavailable => OnUnavailable(call),
            _ => null,
        };

    /// <summary>The row for a request line or header block the server itself could not accept.</summary>
    public abstract Refusal OnMalformed(Call call);

    /// <summary>Query parameters that must not reach the recorder.</summary>
    public virtual IReadOnlyList<string> SecretParameters => [];
}
