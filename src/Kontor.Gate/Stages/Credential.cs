using System.Text;
using Kontor.Catalog;

namespace Kontor.Gate.Stages;

/// <summary>Where a credential travels: in a header or in the query.</summary>
public sealed class Credential
{
    private readonly Func<Call, string?> _read;

    private Credential(string name, Func<Call, string?> read) => (Name, _read) = (name, read);

    public string Name { get; }

    public static Credential Header(string name) => new(name, call => call.Header(name));

    public static Credential Query(string name) => new(name, call => call.Query[name]);

    /// <summary>In a form that the body holds. Only after a stage that reads the body has passed.</summary>
    public static Credential Form(string name) => new(name, call => QueryParameters.Parse(Encoding.UTF8.GetString(call.Body.Span))[name]);

    /// <summary>Where it may stand in several places: in the first of them where there is something.</summary>
    public static Credential FirstOf(Credential first, params Credential[] others) =>
        new(
            first.Name,
            call => others.Aggregate(first._read(call), (found, next) => string.IsNullOrWhiteSpace(found) ? next._read(call) : found)
        );

    /// <summary>Where one contract reads it in two places: under a path prefix here, elsewhere there.</summary>
    public static Credential ByPath(string prefix, Credential below, Credential elsewhere) =>
        new(elsewhere.Name, call => (call.Path.StartsWith(prefix) ? below : elsewhere)._read(call));

    /// <summary>The text as sent; a blank one counts as missing.</summary>
    public string Read(Call call) => _read(call) is { } text && !string.IsNullOrWhiteSpace(text) ? text : "";
}

/// <summary>The key's public half was sent.</summary>
public sealed class KeyIsPresent(Credential credential, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => (call.KeyText = credential.Read(call)).Length > 0 ? null : row.For(call);
}

/// <summary>A signature was sent.</summary>
public sealed class SignatureIsPresent(Credential credential, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => (call.SignText = credential.Read(call)).Length > 0 ? null : row.For(call);
}

/// <summary>A timestamp was sent.</summary>
public sealed class TimestampIsPresent(Credential credential, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => (call.TimestampText = credential.Read(call)).Length > 0 ? null : row.For(call);
}

/// <summary>A nonce was sent, on the routes that want one.</summary>
public sealed class NonceIsPresent(string pathPrefix, Credential credential, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!call.Path.StartsWith(pathPrefix))
            return null;
        call.NonceText = credential.Read(call);
        return call.NonceText.Length > 0 ? null : row.For(call);
    }
}

/// <summary>A passphrase was sent.</summary>
public sealed class PassphraseIsPresent(Credential credential, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => (call.PassphraseText = credential.Read(call)).Length > 0 ? null : row.For(call);
}
