using Kontor.Catalog;
using Kontor.Gate.Limits;
using Kontor.Gate.Signing;
using Kontor.World.Directory;

namespace Kontor.Gate;

/// <summary>How much of itself a caller has to prove.</summary>
public enum Access : byte
{
    /// <summary>Nothing.</summary>
    Public,

    /// <summary>A key that is known and allowed; no signature.</summary>
    Keyed,

    /// <summary>A key and a signature over the request.</summary>
    Signed,
}

/// <summary>Which member of a family of accounts may call.</summary>
public enum Holder : byte
{
    Anybody,

    /// <summary>A user that nobody opened as a sub-account.</summary>
    Main,

    /// <summary>A sub-account.</summary>
    Sub,
}

/// <summary>Answers an admitted call, or refuses it with a documented row.</summary>
public delegate ValueTask<Refusal?> Handler(Call call);

/// <summary>Makes arguments of the parameters of a call, or refuses them with a documented row.</summary>
public delegate Refusal? ParameterReader(Call call, out object? arguments);

/// <summary>One method on one path: who may call it, what it costs and who answers.</summary>
public sealed record Route(string Method, string Path, Access Access, Handler Handler)
{
    public Permissions Needs { get; init; }

    /// <summary>How this route is signed, where a contract signs it otherwise than the rest of its routes.</summary>
    public SigningScheme? Scheme { get; init; }

    public Holder Holder { get; init; }

    /// <summary>What this call takes out of each of <see cref="Limits"/>.</summary>
    public int Weight { get; init; } = 1;

    public IReadOnlyList<LimitRule> Limits { get; init; } = [];

    /// <summary>What is counted by account, where a contract counts by address before it knows whose call it is.</summary>
    public IReadOnlyList<LimitRule> UserLimits { get; init; } = [];

    /// <summary>What this call takes out of each of <see cref="UserLimits"/>.</summary>
    public int UserWeight { get; init; } = 1;

    /// <summary>The service behind the door that has to be up for this route.</summary>
    public string Service { get; init; } = "";

    /// <summary>The route's own name among the services, by which an operator retires or slows one endpoint.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The windows of <see cref="Limits"/>, looked up by the first call.</summary>
    internal LimitTable[]? Tables { get; set; }

    /// <summary>The same of <see cref="UserLimits"/>.</summary>
    internal LimitTable[]? UserTables { get; set; }

    /// <summary>Reads the parameters into <see cref="Call.Arguments"/>, where the contract checks them before it asks who can answer.</summary>
    public ParameterReader? Reader { get; init; }

    public int Credits { get; init; }

    /// <summary>The tiers that may call it; empty means all.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];
}
