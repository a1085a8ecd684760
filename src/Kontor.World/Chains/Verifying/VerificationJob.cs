using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>Snapshots hold these: once used, a number keeps its meaning for ever.</summary>
public enum VerificationState : byte
{
    Pending,
    Success,
    Fail,
}

/// <summary>Snapshots hold these: once used, a number keeps its meaning for ever.</summary>
public enum VerificationKind : byte
{
    /// <summary>Whoever recorded it says how it ends.</summary>
    ByHand = 0,

    /// <summary>A compiler finds out whether the source makes the contract's code.</summary>
    Source = 1,

    /// <summary>Whether the contract passes its calls on to another one.</summary>
    Proxy = 2,
}

/// <summary>Somebody's request to verify a contract, found again by its guid.</summary>
public sealed record VerificationJob(string Guid, VerificationState State, long CreatedMs)
{
    public VerificationKind Kind { get; init; }
    public Address20 Contract { get; init; }

    /// <summary>Of the code that lay there when it was asked for: another contract may come to lie at the same address after a reorganisation.</summary>
    public Hash32 CodeHash { get; init; }

    /// <summary>Only as long as somebody may want to see it: a source that does not make the code is forgotten.</summary>
    public SubmittedSource? Source { get; init; }

    /// <summary>By this a source that comes again is recognised.</summary>
    public Hash32 SourceHash { get; init; }

    /// <summary>Where whoever asked thinks that a proxy leads.</summary>
    public Address20? Expected { get; init; }

    /// <summary>Why it ended as it did, for the operator.</summary>
    public string Note { get; init; } = "";

    public CompiledFacts? Facts { get; init; }

    /// <summary>Where a proxy leads.</summary>
    public Address20? Implementation { get; init; }

    /// <summary>It waits for a compiler, or for somebody who looks at the chain.</summary>
    public bool IsWork => Kind != VerificationKind.ByHand && State == VerificationState.Pending;

    internal int TextBytes => (Source?.TextBytes ?? 0) + (Facts?.TextBytes ?? 0);

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Guid);
        writer.WriteByte((byte)State);
        writer.WriteLong(CreatedMs);
        writer.WriteByte((byte)Kind);
        writer.WriteAddress(Contract);
        writer.WriteHash(CodeHash);
        writer.WriteBool(Source is not null);
        Source?.Write(ref writer);
        writer.WriteHash(SourceHash);
        writer.WriteAddressOrNone(Expected);
        writer.WriteText(Note);
        writer.WriteBool(Facts is not null);
        Facts?.Write(ref writer);
        writer.WriteAddressOrNone(Implementation);
    }

    internal static VerificationJob Read(ref RecordReader reader) =>
        new(reader.ReadText(), (VerificationState)reader.ReadByte(), reader.ReadLong())
        {
            Kind = (VerificationKind)reader.ReadByte(),
            Contract = reader.ReadAddress(),
            CodeHash = reader.ReadHash(),
            Source = reader.ReadBool() ? SubmittedSource.Read(ref reader) : null,
            SourceHash = reader.ReadHash(),
            Expected = reader.ReadAddressOrNone(),
            Note = reader.ReadText(),
            Facts = reader.ReadBool() ? CompiledFacts.Read(ref reader) : null,
            Implementation = reader.ReadAddressOrNone(),
        };
}
