using Kontor.Catalog;
using Kontor.World.Directory;

namespace Kontor.Gate.Stages;

/// <summary>The key belongs to somebody.</summary>
public sealed class KeyHasOwner(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => call.User is null ? row.For(call) : null;
}

/// <summary>The owner is not in the given states.</summary>
public sealed class OwnerIsNot(RowChoice row, params UserState[] states) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => call.User is { } user && states.Contains(user.State) ? row.For(call) : null;
}

/// <summary>The owner has bound a phone or an authenticator.</summary>
public sealed class OwnerHasSecondFactor(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => call.User is { HasSecondFactor: false } ? row.For(call) : null;
}

/// <summary>The owner has opened the kind of account that a section of the contract works on. A key without an owner has opened none.</summary>
public sealed class OwnerHasAccount(string pathPrefix, AccountKinds account, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        call.Path.StartsWith(pathPrefix) && (call.User is not { } user || (user.Accounts & account) != account) ? row.For(call) : null;
}
